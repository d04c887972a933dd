cmake_minimum_required(VERSION 3.25)
# Who may use whom: the arrows of ARCHITECTURE.md, in one place. A row is "folder: folders its layer may use"; it holds
# for the folder and for those below it that have no row of their own. layer() and program() refuse every other arrow,
# tests/layers makes a test for every pair that is missing here.
set(LAYER_ARROWS
  "platform/base:"
  "platform/kiosk: platform/base"
  "platform/image: platform/base"
  "platform/sandbox: platform/base"
  "platform/socket: platform/base"
  "store: platform/image platform/base"
  "store/trust: platform/base"
  "store/payload: platform/base"
  "store/installed: store/trust platform/base"
  "store/install: store/installed store/payload store/trust store platform/sandbox platform/image platform/base"
  "store/write/sign: store/payload store/trust store platform/image platform/base"
  "store/write/clean: store platform/image platform/base"
  "store/write/match: store/write/clean store platform/image platform/base"
  "store/write/import: store/write/match store/write/clean store platform/image platform/base"
  "store/write: store/write/import store/write/match store/write/clean store platform/image platform/base"
  "render: platform/base"
  "render/text: render platform/base"
  "render/gpu: render/text render platform/base"
  "app/input: render platform/base"
  "app/keyboard: render platform/base"
  "app/session: platform/base"
  "app/strings: store platform/image platform/base"
  "app/config: platform/base"
  "app/protocol: platform/base"
  "app/state: app/config platform/base"
  "app/pin: app/state app/config platform/base"
  "app/install: app/protocol app/state app/config store/install store/installed store/payload store/trust store platform/sandbox platform/socket platform/image platform/base"
  "app: app/protocol app/config app/state app/input app/keyboard app/session app/strings render/gpu render/text render store/installed store/trust store platform/kiosk platform/socket platform/image platform/base"
  "app/pack: app/strings store/write store/write/sign store/payload store/trust store/write/import store/write/match store/write/clean store platform/image platform/base")

# Which folders may include a system header; one that matches no row needs only to be in the layer's own SYSTEM list.
# The first row that matches counts; its folders are meant without those below them.
set(HEADER_OWNERS
  "sqlite3[.]h: store store/write"
  "zstd[.]h: store store/write store/payload store/write/sign"
  "stb/stb_image[.]h: platform/image"
  "imgui.*[.]h|imgui/.*: render/gpu"
  "(GLES[23]?|KHR)/.*|GL/.*: render/gpu"
  "EGL/.*|GLFW/.*: platform/kiosk"
  "X11/.*: platform/kiosk"
  "ft2build[.]h|freetype/.*|hb.*[.]h: render/text"
  "sys/socket[.]h|sys/un[.]h: platform/socket"
  "seccomp[.]h|linux/landlock[.]h: platform/sandbox"
  "netdb[.]h|(netinet|arpa|net|curl|linux/net.*)/.*:")

# Which folders may write words that look like this; the message is what to do instead.
set(WORD_OWNERS
  "(^|[^A-Za-z0-9_])gl[A-Z][A-Za-z0-9]*[(]|render/gpu|a GL call: only render/gpu makes them"
  "ImGui::|render/gpu|an ImGui call: only render/gpu makes them"
  "\"[a-z]*[(]?(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|ATTACH|PRAGMA) |store store/write|SQL: it stands in store only")

# Sets `result` to the row's folder and `allowed` to what it may use; both empty when there is no row for `folder`.
function(arrows_of folder result allowed)
  set(best "")
  set(uses "")
  foreach(row ${LAYER_ARROWS})
    string(REGEX MATCH "^([^:]*): *(.*)$" matched "${row}")
    set(place "${CMAKE_MATCH_1}")
    set(rest "${CMAKE_MATCH_2}")
    string(LENGTH "${best}" best_length)
    string(LENGTH "${place}" length)
    string(FIND "${folder}/" "${place}/" at)
    if(at EQUAL 0 AND length GREATER best_length)
      set(best "${place}")
      string(REPLACE " " ";" uses "${rest}")
    endif()
  endforeach()
  set(${result} "${best}" PARENT_SCOPE)
  set(${allowed} "${uses}" PARENT_SCOPE)
endfunction()

# Sets `result` to whether code in folder `from` may use the layer in folder `to`. Tests may use every layer.
function(arrow_allowed from to result)
  arrows_of(${from} from_row allowed)
  arrows_of(${to} to_row ignored)
  set(${result} FALSE PARENT_SCOPE)
  if(from MATCHES "^tests(/|$)" OR from_row STREQUAL to_row OR to_row IN_LIST allowed)
    set(${result} TRUE PARENT_SCOPE)
  endif()
endfunction()

# Stops the configuration when `name` in folder `from` may not use `used` in folder `to`.
function(require_arrow name from used to)
  arrow_allowed(${from} ${to} allowed)
  if(NOT allowed)
    arrows_of(${from} row uses)
    string(REPLACE ";" ", " uses "${uses}")
    message(FATAL_ERROR "${name} (${from}) may not use ${used} (${to}); ${row} may use: ${uses}")
  endif()
endfunction()

# What a layer may use, it may use through another one too: the table must say so itself.
foreach(row ${LAYER_ARROWS})
  string(REGEX REPLACE ":.*" "" place "${row}")
  arrows_of(${place} ignored allowed)
  foreach(used ${allowed})
    arrows_of(${used} ignored through)
    foreach(indirect ${through})
      if(NOT indirect IN_LIST allowed)
        message(FATAL_ERROR "arrows.cmake: ${place} uses ${used}, which uses ${indirect}: name that in the row too")
      endif()
    endforeach()
  endforeach()
endforeach()
