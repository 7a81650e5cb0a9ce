// Addresses of calendars: a calendar program that is given one follows later changes.

import { copyButton } from "./copying.js";
import { element } from "../elements.js";

const WEBCAL = /^webcal:/;

export const improveCalendarLinks = () => {
  if (!location.protocol.startsWith("http")) return;
  for (const file of document.querySelectorAll(".calendars a[download]")) {
    const label = (file.textContent ?? "").replace(/ \(\.ics\)$/, "");
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
