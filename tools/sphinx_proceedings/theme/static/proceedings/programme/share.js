// The link that carries a reader's stars to another device or person.

import { button, element } from "../elements.js";
import { gettext } from "../words.js";
import { copyButton } from "./copying.js";

const QR_PIXELS = 4; // Each module, so that a printed or photographed code is sharp.

/** @param {string} link */
const qrCode = async (link) => {
  // Of a script without types they are guessed, and wrongly.
  const { generate } = /** @type {{ generate: (text: string) => QrCode }} */ (
    /** @type {unknown} */ (await import("./vendor/lean-qr.js"))
  );
  const canvas = element("canvas", { className: "qr", role: "img" });
  canvas.ariaLabel = gettext("QR code of the link to this programme");
  const code = generate(link);
  // Black on white in every colour scheme: that is what cameras expect.
  code.toCanvas(canvas, { on: [0, 0, 0, 255], off: [255, 255, 255, 255] });
  canvas.style.width = `min(100%, ${canvas.width * QR_PIXELS}px)`;
  return canvas;
};

/**
 * @param {string} name of the edition
 * @param {() => string} linkNow
 */
export const sharePanel = (name, linkNow) => {
  const field = element("input", { type: "text", id: "tool-share-link", readOnly: true });
  const place = element("div", { className: "qr-place", role: "status" });
  const show = button(gettext("Show QR code"), async () => {
    if (place.firstChild) {
      place.replaceChildren();
      show.ariaExpanded = "false";
      return;
    }
    try {
      place.append(await qrCode(linkNow()));
    } catch {
      place.append(gettext("This is too much for a QR code: use the link."));
    }
    show.ariaExpanded = "true";
  });
  show.ariaExpanded = "false";
  const buttons = element(
    "p",
    { className: "tool-row" },
    copyButton(gettext("Copy link"), linkNow, field),
    show,
  );
  if (navigator.share) {
    const send = async () => {
      try {
        const title = gettext("My programme of {programme}", { programme: name });
        await navigator.share({ title, url: linkNow() });
      } catch {
        // The reader thought better of it.
      }
    };
    buttons.append(button(gettext("Share …"), send));
  }
  return {
    buttons,
    node: element(
      "div",
      { className: "share" },
      buttons,
      place,
      element(
        "label",
        { htmlFor: field.id },
        gettext("Link to this programme, for your other devices, too"),
      ),
      field,
      element(
        "p",
        { className: "quiet" },
        gettext("Whoever opens the link sees this list and may take it over."),
      ),
    ),
    /** The stars have changed. */
    refresh() {
      field.value = linkNow();
      place.replaceChildren();
      show.ariaExpanded = "false";
    },
  };
};
