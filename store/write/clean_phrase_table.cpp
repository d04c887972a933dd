// The table is long because pages say the same things in many ways; it is sorted by rule. Words are lower case and
// without apostrophes, as in Shape::words. A pattern that ends in `**` begins with words that no sentence of an
// article begins with, or is for the edges of the page only.
#include <array>

#include "store/write/clean_phrases.h"

namespace store {
namespace {

constexpr Phrase table[] = {
    // Advertising
    {"advertisement", Zone::anywhere,
     "ad|ads|advert|adverts|advertisement|advertisements|advertising|anzeige|werbung|publicité|publicidad|pubblicità|"
     "reklame|advertentie"},
    {"advertisement", Zone::anywhere, "scroll to continue ?with|reading ?content|below ?the ?ad|advertisement"},
    {"advertisement", Zone::anywhere,
     "?article|story|post|content continues|continued below|after ?this|the ?advertisement|ad|advert|adverts|video"},
    {"advertisement", Zone::anywhere, "continue reading ?the ?main ?story|below ?this|the ?advertisement|ad"},
    {"advertisement", Zone::anywhere, "skip ?this|the ad|ads|advert|advertisement ?in|promotion ?#"},
    {"advertisement", Zone::anywhere, "advertisement|ad scroll|continue|continues|story **"},
    {"advertisement", Zone::anywhere, "report ?this|an ad|advert|advertisement"},
    {"advertisement", Zone::anywhere, "loading|close|hide ad|ads|advert|advertisement"},
    {"advertisement", Zone::anywhere,
     "sponsored|promoted|paid|partner content|links|stories|post|by|message|advertisement"},
    {"advertisement", Zone::edge, "sponsored|promoted ?by ?%"},
    {"advertisement", Zone::anywhere, "why am i seeing this ?ad"},
    // Sharing
    {"share bar", Zone::anywhere, "click|tap to|here share|print|email|tweet **"},
    {"share bar", Zone::anywhere, "share this|via|on|with|by|your|article|story|post|page|now|buttons|options *"},
    {"share bar", Zone::anywhere, "like|likes loading"},
    {"share bar", Zone::anywhere, "like this"},
    {"share bar", Zone::anywhere, "be the first to like|share this"},
    {"share bar", Zone::anywhere, "# bloggers|people like|likes|liked this"},
    {"share bar", Zone::anywhere, "copy|copied ?the|article link|url|shortlink ?to ?clipboard ?copied"},
    {"share bar", Zone::anywhere, "link|url copied ?to ?clipboard|*"},
    {"share bar", Zone::anywhere, "opens in ?a new window|tab"},
    {"share bar", Zone::anywhere,
     "print|email|save|bookmark|download this|the|article|story|page|post ?article|story|page|post"},
    {"share bar", Zone::anywhere,
     "send this|by|to|via|a|page|email|friend ?page|article|story ?to|by|via ?a|someone|somebody ?friend|email "
     "?by|email|*"},
    {"share bar", Zone::anywhere, "gift this|article|a ?article"},
    {"share bar", Zone::anywhere, "give this article"},
    {"share bar", Zone::anywhere, "view|read|see more on twitter|instagram|facebook|youtube|tiktok|x|threads"},
    {"share bar", Zone::edge, "# shares|share|tweets|likes|retweets|claps|views|reads|upvotes ?#"},
    {"share bar", Zone::edge, "shares|likes|views|claps|reads ?#"},
    {"share bar", Zone::anywhere,
     "teilen|drucken|merken|partager|imprimer|compartir|imprimir|condividi|stampa|compartilhar|delen"},
    {"share bar", Zone::anywhere, "tweet|retweet|pin ?this|it ?on ?pinterest"},
    // Embeds of social media and players
    {"embed", Zone::anywhere,
     "view|see|ver|voir this|these|the|on|more|profile|post ?posts|post|profile|photos ?on|from "
     "instagram|twitter|facebook|x|tiktok|threads"},
    {"embed", Zone::anywhere, "a post shared by **"},
    {"embed", Zone::anywhere, "pic twitter com ?%"},
    {"embed", Zone::anywhere, "this content is hosted|provided|imported **"},
    {"embed", Zone::anywhere, "to view|see this|the ?content|video|post|media ?please **"},
    {"embed", Zone::anywhere,
     "this|sorry ?this|the video|content|clip|browser|file can not|cannot|cant|is|does "
     "no|not|be|longer|support|available **"},
    {"embed", Zone::anywhere, "your browser does not support **"},
    {"embed", Zone::anywhere, "media playback is|not **"},
    {"embed", Zone::anywhere, "?please enable|activate|turn javascript|cookies|on **"},
    {"embed", Zone::anywhere, "javascript is **"},
    {"embed", Zone::anywhere, "this is an embedded **"},
    {"embed", Zone::anywhere, "video player|playback ?is ?loading"},
    {"embed", Zone::anywhere,
     "loading|play|pause|mute|unmute|fullscreen|captions|autoplay "
     "?video|the|player|audio|media|more|content|comments|next|now|playing|on|off"},
    {"embed", Zone::anywhere, "?now playing|paused|muted ?#"},
    {"embed", Zone::anywhere, "current time|duration|remaining ?time *"},
    {"embed", Zone::edge, "play|current time|video|volume|audio|mute|seek|settings|fullscreen|pause ?# ?#"},
    {"player", Zone::anywhere, "listen|watch ?now|live|here|below|again ?#"},
    {"player", Zone::anywhere,
     "listen|watch to|the this|video|full|live|interview "
     "?article|story|episode|video|interview|below|above|report|broadcast|stream ?#|below|above|here ?#|min|minutes "
     "?#|min|minutes"},
    {"player", Zone::anywhere, "# min|mins|minute|minutes ?# ?listen|watch|video|audio|sec|secs|seconds"},
    {"player", Zone::anywhere, "listen # min|mins|minute|minutes"},
    {"player", Zone::anywhere,
     "download|embed|transcript|enlarge|toggle ?the|more|this|audio|caption|options|transcript|image|icon "
     "?options|this|image|caption"},
    {"player", Zone::anywhere, "hide|show|view|enlarge caption|transcript|this|image ?image"},
    {"player", Zone::anywhere, "this article|story is|was read|voiced|narrated by **"},
    {"player", Zone::anywhere, "heard|aired|broadcast on *"},
    // Reading time, counts, dates of review
    {"reading time", Zone::anywhere,
     "?estimated ?reading|read ?time # ?min|mins|minute|minutes ?# ?read|reading|lesezeit|lectura|lecture|di "
     "?time|lettura"},
    {"reading time", Zone::anywhere,
     "?estimated reading|read|lesezeit|temps ?time|de|lecture # ?min|mins|minute|minutes|minuten ?#"},
    {"reading time", Zone::anywhere, "# min|minute|minutes|mins read|lesezeit|lectura|lecture|reading"},
    {"reading time", Zone::edge, "# words"},
    {"view count", Zone::anywhere, "?page|total|post # views|view|reads|hits|visits|visualizaciones|vues|aufrufe ?#"},
    {"view count", Zone::anywhere, "?page|post|total views|hits|reads # ?#"},
    {"view count", Zone::edge, "# ?# people are|have reading|read|viewed **"},
    {"last updated", Zone::anywhere,
     "?page|content|article|story|this ?page|was ?was last reviewed|updated|modified|edited|changed|revised|published "
     "?reviewed|updated|modified ?on|at|by *"},
    {"last updated", Zone::edge,
     "?this ?page|article|story|post was|has|is ?last|been|first ?last|been "
     "originally|first|last|published|posted|updated|modified|reviewed|edited|created on|at|#|in|by **"},
    {"last updated", Zone::edge,
     "?first|originally "
     "published|posted|created|updated|modified|aktualisiert|veröffentlicht|publié|actualizado|publicado|aggiornato|"
     "pubblicato|mis ?on|at|am|le|el|il|il|à ?jour # ?hours|hour|minutes|minute|days|day|mins|min|hrs|weeks|week ?ago"},
    {"last updated", Zone::edge,
     "?about|updated|published|posted|an|a ?# "
     "?hours|hour|minutes|minute|days|day|mins|min|hrs|weeks|week|months|month|years|year|h|d|m ago"},
    {"last updated", Zone::edge, "vor|hace|il # ?stunden|minuten|tagen|horas|minutos|días|y|heures|jours|minutes|a ?#"},
    {"last updated", Zone::edge, "just now|yesterday|today"},
    // Pleas
    {"newsletter", Zone::anywhere,
     "?free ?daily|weekly|our|email|e|morning|the ?email|mail|daily ?newsletter|newsletters "
     "?sign|signup|up|subscribe|now|here|alerts|and ?up|alerts"},
    {"newsletter", Zone::anywhere,
     "sign|signup|subscribe|register|join up|to|our|for|now|here|free|the|today|in "
     "?to|our|for|the|a|now|here|today|free|your|get *"},
    {"newsletter", Zone::anywhere, "sign up|me ?up|for|here|to|now **"},
    {"newsletter", Zone::anywhere,
     "subscribe|abonnieren|abonnez|suscríbete|suscribirse|iscriviti|inscrivez|subscribed|unsubscribe "
     "?now|here|today|vous"},
    {"newsletter", Zone::anywhere, "subscribe to|for|and|now|by|our|via|on|today|here|with|from **"},
    {"newsletter", Zone::anywhere,
     "get|receive the|our|your|more|all|daily|breaking|free|top|local|latest|weekly|stories|this|unlimited|news|# "
     "?latest|best|day|top|breaking|news|days|most|local|stories|headlines|free|daily|weekly|morning|important|email|"
     "newsletter|updates|our|top|biggest|must *"},
    {"newsletter", Zone::anywhere,
     "* straight|delivered|sent|right|directly ?directly|daily|straight to|into your|you ?inbox|email|phone|door **"},
    {"newsletter", Zone::anywhere, "?please|enter ?enter your|e email|mail|name ?address|here *"},
    {"newsletter", Zone::anywhere, "email ?address ?required"},
    {"newsletter", Zone::anywhere, "dont|never miss a|an|out|the|another|our|any **"},
    {"newsletter", Zone::anywhere, "stay informed|connected|uptodate|up|in|updated|ahead|tuned ?to|with|the|on|of **"},
    {"newsletter", Zone::anywhere, "join # ?# **"},
    {"newsletter", Zone::anywhere,
     "join the|our|us "
     "?conversation|discussion|community|mailing|newsletter|whatsapp|telegram|list|thousands|team|on|today|now *"},
    {"newsletter", Zone::anywhere, "thanks|thank you for|you signing|subscribing|reading|registering|visiting|your **"},
    {"newsletter", Zone::anywhere, "you can unsubscribe|opt **"},
    {"newsletter", Zone::anywhere, "unsubscribe at **"},
    {"newsletter", Zone::anywhere,
     "by signing|subscribing|registering|submitting|clicking|entering|continuing|providing "
     "up|you|your|i|or|and|this|to|any|on **"},
    {"newsletter", Zone::anywhere, "this site is protected by recaptcha **"},
    {"newsletter", Zone::anywhere, "success|oops|error|sorry something|youre|please|thank|you|check **"},
    {"newsletter", Zone::anywhere, "invalid email *"},
    {"newsletter", Zone::anywhere,
     "breaking|email|push|daily|morning ?news|headlines ?alerts|newsletter|notifications"},
    {"newsletter", Zone::anywhere, "?turn|enable|get|allow on|push|desktop|browser ?desktop|push notifications *"},
    {"newsletter", Zone::anywhere,
     "melde|abonnieren|newsletter|unser|unseren ?dich|sie|abonnieren|newsletter|unseren *"},
    {"subscription", Zone::anywhere,
     "already|are|not a|an|you ?a|an subscriber|member|subscribed|registered|customer **"},
    {"subscription", Zone::anywhere,
     "?already|have|not have|an|a|subscribed ?an account|subscription|member|subscriber **"},
    {"subscription", Zone::anywhere, "log|login|sign|logged in|out|into|now|here|to|as ?to|here|or|now|with|your *"},
    {"subscription", Zone::anywhere, "login|signin|logout|register|account|abmelden|anmelden|einloggen|connexion"},
    {"subscription", Zone::anywhere, "create|open|register a|an|your|for|free ?free ?account **"},
    {"subscription", Zone::anywhere,
     "this|the ?article|content|story|page|feature|is|post is|for|only|available|exclusive|reserved "
     "?for|only|available|exclusively|exclusive|to ?to|for|only|our ?our|paying|registered|premium "
     "subscribers|members|subscriber|member|premium **"},
    {"subscription", Zone::anywhere,
     "to continue|keep|read|access|unlock reading|this|the|full|more|all|please|subscribe|article **"},
    {"subscription", Zone::anywhere, "you have|youve reached|used|read|# * articles|limit|article|free **"},
    {"subscription", Zone::anywhere, "you have|youve # ?free articles|stories|article **"},
    {"subscription", Zone::anywhere, "# free articles|article ?left|remaining|this **"},
    {"subscription", Zone::anywhere,
     "subscribers|members|subscriber|member|premium|registered|exclusive "
     "only|content|exclusive|article|story|benefit|users|to|members"},
    {"subscription", Zone::anywhere, "become|be a|an member|subscriber|supporter|patron|insider|friend **"},
    {"subscription", Zone::anywhere,
     "unlock|unlimited|start|try|enjoy unlimited|digital|this|access|your|full|for|a|free|all "
     "?free|article|access|trial|digital|to|story|# *"},
    {"subscription", Zone::anywhere, "cancel any|anytime ?time **"},
    {"subscription", Zone::anywhere,
     "manage|my|your|renew subscription|account|subscriptions|your|my|profile ?subscription|account"},
    {"donation", Zone::anywhere,
     "support|supporting|fund|power|help "
     "our|independent|us|local|this|quality|the|journalism|trusted|free|public|nonprofit|fund|keep|support "
     "?independent|local|journalism|nonprofit|work|reporting|site|newsroom|free|quality|the|public|mission|our|this|us "
     "*"},
    {"donation", Zone::anywhere,
     "donate|donation|donations|contribute|give|spenden|donar|spende ?now|today|here|to|monthly|jetzt|via "
     "?us|our|support|now|today|newsroom|paypal|the *"},
    {"donation", Zone::anywhere,
     "make|please|consider ?please|consider|a|your ?consider|making|supporting|donating|a|making|tax "
     "?a|to|us|deductible ?monthly|tax|one ?deductible|time "
     "donation|contribution|gift|us|our|journalism|now|today|work **"},
    {"donation", Zone::anywhere,
     "if you|youve|everyone|every like|value|appreciate|enjoy|found|appreciated|enjoyed|who|liked|reader "
     "this|our|what|reads|the|reading|it **"},
    {"donation", Zone::anywhere,
     "your support|donation|contribution|gift|subscription ?helps|makes|keeps|will|is|allows|funds **"},
    {"donation", Zone::anywhere, "we need|rely|depend|are your|on|a|reader|funded|supported|nonprofit|independent **"},
    {"donation", Zone::anywhere, "buy me|us a coffee *"},
    {"donation", Zone::anywhere, "* reader supported|funded *"},
    {"app", Zone::anywhere,
     "download|get|open|install our|the|in|on ?free|our|new|app|google|mobile|news|% ?app|play "
     "?now|today|for|on|here|store *"},
    {"app", Zone::anywhere, "download on the app store"},
    {"app", Zone::anywhere, "get it on google play"},
    {"app", Zone::anywhere, "app store|google|stores ?play"},
    {"app", Zone::anywhere, "google play ?store"},
    {"app", Zone::anywhere, "available|read|continue on|in ?the|our app|ios|google|mobile ?app|store|play **"},
    {"cookies", Zone::anywhere,
     "we|this|our|the ?and|site|website|page|partners ?our|site|website|partners|also ?partners|also "
     "use|uses|store|may|value|process|care ?use|and|your|or|about ?or|your|access|privacy "
     "?cookies|privacy|technologies|information|first|data|tracking|own|necessary **"},
    {"cookies", Zone::anywhere,
     "cookies ?help|are|on|and|policy|settings|preferences|notice|consent|this|we|help|allow|used **"},
    {"cookies", Zone::anywhere,
     "accept|reject|allow|decline|manage|deny|customize|alle|agree|cookie "
     "?only|alle|and|all|cookies|settings|preferences|optional|essential|necessary|consent|close|cookie|akzeptieren|"
     "privacy|notice|policy ?cookies|close|continue|preferences|settings|choices|akzeptieren|&|cookie"},
    {"cookies", Zone::anywhere, "i|ok|accept|agree|got it|agree|accept|understand|close|i ?all|i|accept|agree"},
    {"cookies", Zone::anywhere, "wir verwenden|nutzen cookies **"},
    {"cookies", Zone::anywhere,
     "nous|utilizamos|usamos|utilizziamo ?utilisons|cookies|i|des ?des|cookie|cookies ?cookies **"},
    {"cookies", Zone::anywhere, "your privacy|consent ?is|choices|rights|settings|matters|important *"},
    {"cookies", Zone::anywhere,
     "do not|dont sell ?or|my|share ?share|my|personal ?personal|info|information|data ?information|data"},
    {"follow us", Zone::anywhere,
     "follow|like|find|join|connect|add|visit|friend|contact us|with|our|me ?on|at|with|us|via|page|live "
     "?us|on|facebook|twitter|instagram|social|linkedin|youtube|whatsapp|google|our *"},
    {"follow us", Zone::edge,
     "follow % ?% ?% on|at|via twitter|facebook|instagram|linkedin|x|threads|bluesky|mastodon|tiktok|social|youtube|@% "
     "**"},
    {"follow us", Zone::anywhere, "follow|following|unfollow ?us|topics|topic|author|this|me ?topic|author"},
    {"follow us", Zone::anywhere, "@% on twitter|instagram|x|facebook"},
    {"follow us", Zone::anywhere, "?our social media ?links|channels"},
    {"feedback", Zone::anywhere,
     "was|did|is this|you|do ?page|article|information|find|content|story|like|enjoy|have "
     "?helpful|useful|answer|this|a|interesting **"},
    {"feedback", Zone::anywhere,
     "have|got|do|know|see|spot|report|noticed a|an|you|something|more|any "
     "?news|story|have|tip|spot|typo|error|mistake|a|problem "
     "?tip|to|a|an|have|error|mistake|comment|correction|us|missing **"},
    {"feedback", Zone::anywhere,
     "send|submit|email|suggest|request|report|tell us|your|a|an|feedback "
     "?your|a|news|tip|tips|feedback|letter|correction|story|what|the|know|to|at *"},
    {"feedback", Zone::anywhere, "let us know ?what|in|if *"},
    {"feedback", Zone::anywhere, "what do you think *"},
    {"feedback", Zone::anywhere, "tell us what you think *"},
    {"feedback", Zone::edge, "yes|no ?no"},
    {"feedback", Zone::edge, "feedback|corrections|correction ?policy|request"},
    // Rights
    {"copyright", Zone::anywhere, "?copyright|(c) © **"},
    {"copyright", Zone::anywhere, "copyright ?© ?c ?by|the|the # **"},
    {"copyright", Zone::anywhere, "copyright|© ?the|by % ?% ?% ?% ?% ?% ?all ?rights ?reserved"},
    {"copyright", Zone::anywhere, "* all rights reserved **"},
    {"copyright", Zone::anywhere, "alle rechte vorbehalten **"},
    {"copyright", Zone::anywhere, "* tous droits réservés|reserves **"},
    {"copyright", Zone::anywhere, "* todos los derechos reservados **"},
    {"copyright", Zone::anywhere,
     "this|the|these|all|any ?material|materials|content|story|article|report|text|work|information|use|reproduction "
     "?on|or|of|and|contained ?this|any|all|herein ?site|website|page|part|material|content may|must|can|cannot "
     "?not|only ?not|only ?be "
     "published|reproduced|used|copied|broadcast|republished|redistributed|rewritten|shared|reprinted|be **"},
    {"copyright", Zone::anywhere, "no part of this **"},
    {"copyright", Zone::anywhere,
     "reproduction|redistribution|republication|unauthorized|unauthorised|reprint|reprinting|republishing|distribution|"
     "reuse ?in|and|of|or|use|reproduction|without|rights|is|and|policy|permission|permissions|use "
     "?whole|this|duplication|redistribution|part|any|the|permission|of|or|prohibited|is **"},
    {"copyright", Zone::anywhere,
     "reprints|permissions|rights|reprint|request ?and|&|a|reprint "
     "?reprints|permissions|rights|licensing|information|reprint|here"},
    {"licence notice", Zone::anywhere, "content created by **"},
    {"licence notice", Zone::anywhere, "* available without charge **"},
    {"licence notice", Zone::anywhere,
     "for|to licensing|license|licence|syndication|republish|republication|reprint|reprints **"},
    {"licence notice", Zone::anywhere,
     "?this|the|all|content|text|it|our|unless|except "
     "?article|work|story|post|content|text|site|website|otherwise|where|noted|material|original "
     "?is|was|noted|are|stated|this|content ?is|was|are|content ?originally|content|also|first|re ?is "
     "licensed|licenced|licensed|published|republished|reproduced|reprinted|syndicated|distributed|released|posted "
     "?here|courtesy|and ?under|with|by|from|on|at|in|here|via **"},
    {"licence notice", Zone::anywhere,
     "republished|reprinted|reproduced|reposted|syndicated|crossposted|adapted|excerpted|published|originally|first|"
     "courtesy ?published|posted|printed|appeared|with|here|and|published|reposted ?here|with|in|on|at|by "
     "permission|from|with|by|on|at|in|of|here|under|courtesy|% **"},
    {"licence notice", Zone::anywhere,
     "?this|the|a|an|your "
     "?article|story|piece|post|report|essay|column|column|version|interview|longer|previous|earlier ?version|of ?of "
     "?this|the ?article|story|post|piece ?was|has|is|also|first|originally|appeared|appears "
     "?also|been|originally|first|initially|previously|originally "
     "published|appeared|posted|ran|aired|printed|republished|produced|reported|distributed|reprinted|syndicated "
     "?at|by|in|on|here|under|with|as|via **"},
    {"licence notice", Zone::anywhere,
     "read|see|view|visit|click|continue ?the|here|reading|at ?full|for|to|the|original "
     "?original|the|read|article|story|at|source|full ?article|original|story|post|full|version|piece "
     "?here|at|on|in|from|article|original *"},
    {"licence notice", Zone::anywhere, "creative commons **"},
    {"licence notice", Zone::anywhere, "cc by ?nc|nd|sa|# **"},
    {"licence notice", Zone::anywhere,
     "republish ?this|our|these|for|under ?article|articles|story|stories|content ?free|for|online *"},
    {"licence notice", Zone::anywhere, "?you are|may ?free|to ?to republish|reprint|share|reuse this|our|these **"},
    {"licence notice", Zone::anywhere, "distributed|provided|powered|supplied by %  ?% ?% ?% ?% ?%"},
    {"licence notice", Zone::anywhere,
     "powered|proudly|designed|built|hosted|website|site|theme ?powered|designed|by|and|with|design|developed "
     "?by|developed|on|wordpress|with *"},
    {"licence notice", Zone::anywhere, "disclaimer|disclosure ?this|the|views|opinions **"},
    {"licence notice", Zone::anywhere,
     "the|all|any|views|opinions ?views|opinions|opinion|statements|and|expressed|comments ?and|or|expressed|opinions "
     "?opinions|views ?expressed|in|here|herein ?in|by|on|here|herein|above "
     "?this|the|contributors|guest|commentary|these "
     "?article|column|contributor|piece|commentary|post|author|writers|comments|authors ?are|do|is|and|not|belong **"},
    {"licence notice", Zone::anywhere, "our standards the **"},
    {"licence notice", Zone::anywhere,
     "?our|the|read|see|about ?our|the standards|ethics|editorial|trust|corrections|code "
     "?code|of|and|principles|standards|guidelines|ethics "
     "?policy|ethics|principles|guidelines|statement|and|standards"},
    // Credits
    {"credits", Zone::anywhere,
     "?additional ?and|writing|with ?additional "
     "reporting|editing|writing|edited|compiled|reported|translated|translation|produced|text ?and|by|for|from "
     "?writing|additional|additional|editing ?by|and|in|from|% ?by % **"},
    {"credits", Zone::tail, "reporting|editing|writing|compiled|edited by **"},
    {"credits", Zone::anywhere,
     "?the ?% ?% ?% ?% ?% ?and|in ?% ?% ?% ?% ?% contributed ?reporting|additional to|from|reporting|research "
     "?this|the|to|from|reporting|research ?report|story|article|reporting|this|piece|column|coverage *"},
    {"credits", Zone::anywhere,
     "with files|reports|reporting|material|additional|contributions|inputs|agency|wire "
     "from|reporting|by|inputs|reports ?from *"},
    {"credits", Zone::anywhere,
     "?the|agencies ?associated|wire|news ?press|service|agencies|staff ?services|reports|report contributed *"},
    {"credits", Zone::anywhere, "* contributed to this report|story|article|column|piece|post ?from *"},
    {"credits", Zone::tail,
     "?top|header|cover|lead|main|featured|feature|banner|thumbnail|hero|opening|all|some "
     "image|photo|photos|images|picture|photograph|illustration|video|graphic "
     "?source|credit|credits|by|courtesy|via|from|top|at ?to|by|of|top **"},
    // Reading on
    {"end mark", Zone::anywhere, "30"},
    {"end mark", Zone::tail, "end|ends|fin|ende"},
    {"release label", Zone::anywhere,
     "?news|press|media|for ?release|immediate|general|distribution ?for|only ?immediate release ?#|date *"},
    {"release label", Zone::edge,
     "?official|national|latest|our|recent news|press|media|blog ?and|news ?press "
     "release|releases|statement|statements|room|alert|advisory|center|centre|office|updates|posts|media|archive|"
     "archives|%"},
    {"release label", Zone::anywhere, "embargoed ?until|for **"},
    {"release label", Zone::anywhere, "view source|original ?version|version ?on|press|content *"},
    {"release label", Zone::anywhere, "source % ?% ?% ?% ?% ?%"},
    {"release label", Zone::anywhere, "sources|source|quelle|fuente|fonte % ?% ?% ?% ?%"},
    {"contact", Zone::edge,
     "?media|press|for|news|public|more|investor|further|general "
     "?more|media|and|information|inquiries|relations|press|further|queries|affairs|enquiries|details "
     "?information|inquiries|or|enquiries|details|queries|public "
     "?affairs|interviews|contact|contacts|inquiries|enquiries|phone|email|tel|information|about "
     "?contact|call|please|visit|email|us|information|% **"},
    {"contact", Zone::edge, "contact|contacts|kontakt|contacto ?us|information|details|me|form|the|media|% **"},
    {"contact", Zone::edge, "phone|tel|telephone|fax|email|mobile|e|call|mail|office|cell|p|t ?mail|#|phone|or|us **"},
    {"contact", Zone::edge, "email protected"},
    {"contact", Zone::edge, "report ?a crime|crimes|fraud|tip|tips|an|problem|suspicious **"},
    {"contact", Zone::tail,
     "for more|further|additional|general information|details|inquiries|on|about "
     "?on|about|please|visit|contact|call|see|go|regarding|follow **"},
    {"contact", Zone::tail, "media|press|investor contact|contacts|inquiries|enquiries|relations **"},
    {"contact", Zone::tail, "* can be reached|contacted at|by|on|via|through **"},
    {"contact", Zone::tail, "reach|contact|email|call|write ?to|the|him|her|them ?% ?% ?% at **"},
    {"tags", Zone::anywhere, "filed|posted|categorized|categorised|tagged under|in|with|as|on **"},
    {"tags", Zone::edge,
     "tags|tag|topics|topic|categories|category|keywords|labels|schlagwörter|etiquetas|thèmes|themen|temas|subjects|"
     "sections|hashtags|tagged|filed|mots|argomenti|palabras ?#|in|clés|clave *"},
    {"tags", Zone::edge, "in|more|explore ?this|on|in ?series|story|article|section|topics|topic"},
    // Navigation
    {"navigation", Zone::anywhere,
     "skip|jump|go|back|return|zurück|volver|retour ?directly|back ?to ?the "
     "?main|page|site|primary|top|home|homepage|content|navigation|search|footer|menu|results|inicio|nach|oben|index|"
     "newsroom|news|all|previous|article|story|front "
     "?content|page|main|of|articles|navigation|page|list|menu|stories|posts ?page|content"},
    {"navigation", Zone::anywhere, "top of page"},
    {"navigation", Zone::anywhere,
     "?toggle|open|close|show|hide|main|site|mobile|primary|secondary|expand|view|full ?main|site|mobile|the|full|all "
     "menu|navigation|search|sidebar|nav|sections|submenu ?toggle|menu|bar|form|navigation"},
    {"navigation", Zone::edge,
     "home|homepage|startseite|accueil|inicio|about|search|suche|buscar|menu|menü|navigation|sitemap|archive|archives|"
     "help|careers|jobs|advertise|privacy|terms|imprint|impressum|datenschutz|contact|contacts|faq|rss|e|edition|"
     "profile|settings|close|more|shop|store|events|calendar|weather|horoscope|horoscopes|obituaries|classifieds|"
     "crossword|puzzles|games|video|videos|photos|podcasts|newsletters|newsletter|subscribe|next|previous|prev|older|"
     "newer|back|back|topics|sections|trending|popular|live|today|premium|exclusive|english|español|deutsch|français"},
    {"navigation", Zone::anywhere,
     "site|mobile|web|page|section|breadcrumb ?mobile|site|page navigation|index|map|search|breadcrumb|menu"},
    {"navigation", Zone::anywhere, "you are here *"},
    {"navigation", Zone::anywhere,
     "?search|searching search|for|this|the|our|site ?site|the|website|for|our|archives|archive|site|website|news"},
    {"navigation", Zone::edge,
     "home|startseite|accueil|inicio|news|newsroom|all|front|nachrichten "
     "page|news|blog|us|world|politics|local|sports|sport|business|releases|opinion|topics|% ?% ?% ?% ?% ?% ?% ?%"},
    {"navigation", Zone::edge,
     "?select|choose|change|switch|your|in|other ?your|a|the|other|to "
     "language|languages|edition|region|location|country|city *"},
    {"navigation", Zone::anywhere, "?click|tap here to|for|if|or|and **"},
    {"navigation", Zone::anywhere, "click|tap here ?for|to ?%"},
    {"navigation", Zone::edge,
     "?the|our|visit|read ?the|our|us "
     "terms|privacy|cookie|legal|accessibility|disclaimer|conditions|do|ad|advertise|advertising "
     "?of|and|policy|with|choices|statement|notice|settings|service|use|&|us|not "
     "?us|service|use|conditions|policy|privacy|of|and|terms|sell **"},
    {"navigation", Zone::anywhere, "terms ?of ?use|service|conditions|and ?privacy|conditions ?policy|use|service *"},
    {"navigation", Zone::anywhere,
     "?the|our privacy ?policy|notice|statement ?and|terms|policy|&|cookie ?of|terms|policy|cookie "
     "?use|service|of|policy ?service|use *"},
    {"navigation", Zone::anywhere, "about us|this|the ?site|* contact|advertise|careers|privacy|terms|staff|jobs **"},
    {"navigation", Zone::edge,
     "about|our|contact|staff|meet|advertise us|team|directory|staff|the|with|story|here|page|newsroom "
     "?team|us|newsroom|here"},
    {"navigation", Zone::anywhere,
     "previous|next|older|newer|prev|last|nächster|vorheriger "
     "?article|post|posts|story|page|entry|entries|articles|stories|gallery|artikel|item|image|photo|slide|video|"
     "beitrag"},
    {"navigation", Zone::edge, "previous|next|prev|older|newer article|post|story|page|entry **"},
    {"navigation", Zone::anywhere, "page # of #"},
    {"navigation", Zone::anywhere, "# of #"},
    {"navigation", Zone::anywhere,
     "view|show|see|load|read|browse|display all|more|full|fewer|less|next|other|the|this "
     "?#|stories|posts|articles|news|comments|results|photos|from|by|in|of|on|galleries|gallery|slideshow|topics|"
     "releases|images|coverage|videos|items|from|archive|thread|author ?by|from|in|on|% ?% ?%"},
    {"navigation", Zone::anywhere,
     "load|show|read|view|see|learn|find|expand|mehr more|less|all|out|anzeigen|lesen ?more"},
    {"navigation", Zone::anywhere,
     "leer|seguir|lire|continuer|continua|weiterlesen|weiter|mehr ?más|leyendo|la|aussi|lesen|a|suite|leggere|zum *"},
    {"navigation", Zone::anywhere,
     "continue|keep|start reading|browsing|scrolling ?the|this|below ?article|story|post|*"},
    {"navigation", Zone::edge, "?current|local|todays ?local weather|temperature|forecast ?# *"},
};

}  // namespace

std::span<const Phrase> phrases() { return table; }

}  // namespace store
