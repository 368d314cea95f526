/** Binds each behaviour to the elements that ask for it; every page is complete without them. */
import { bindCopy } from "./copy.js";
import { bindNumerals } from "./numerals.js";
import { bindPrint } from "./print.js";

bindNumerals(document);
bindCopy(document);
bindPrint(document);
if (document.querySelector("[data-pk-gallery]")) {
  const { bindGallery } = await import("./gallery.js");
  bindGallery(document);
}
