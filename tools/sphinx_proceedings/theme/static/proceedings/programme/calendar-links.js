// Addresses of calendars: a calendar program that is given one follows later changes.

import { element } from "../elements.js";
import { copyButton } from "./copying.js";

const WEBCAL = /^webcal:/;

export const improveCalendarLinks = () => {
  if (!location.protocol.startsWith("http")) return;
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const files = document.querySelectorAll(".calendars a[download]");
  for (const file of files) {
    const label = (file.textContent ?? "").replace(/ \(\.ics\)$/, "");
    /** @type {HTMLAnchorElement | null | undefined} */
    let subscribe = file.parentElement?.querySelector('a[href^="webcal:"]');
    if (!subscribe) {
      // The build did not know where the site is published.
      subscribe = element("a", { href: file.href.replace(/^https?:/, "webcal:") }, "Subscribe");
      subscribe.ariaLabel = `Subscribe to ${label}`;
      file.after(" ", subscribe);
    }
    const { href } = subscribe;
    const copying = copyButton("Copy address", () => href.replace(WEBCAL, location.protocol));
    const copy = copying.querySelector("button");
    if (copy) copy.ariaLabel = `Copy address of ${label}`;
    subscribe.after(" ", copying);
  }
};
