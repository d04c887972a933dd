// The segments of a JPEG file (ITU T.81, annex B): whether it is there to its end, and how a camera was held.
#pragma once

#include <string_view>

namespace image {

struct JpegFacts {
  bool whole = false;   // an end of image stands where the segments lead
  bool sound = true;    // no Huffman table is longer than one may be: stb_image 2.27 (Debian 12) writes past its own
  int orientation = 1;  // of the EXIF data, 1 to 8; 1 where there is none
};
// Ends at the first segment that is not sound. Linear, allocates nothing.
JpegFacts look_at_jpeg(std::string_view bytes);

}  // namespace image
