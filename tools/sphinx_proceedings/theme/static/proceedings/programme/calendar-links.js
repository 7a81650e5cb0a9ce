// Addresses of calendars: a calendar program that is given one follows later changes.

import { element } from "../elements.js";
import { copyButton } from "./copying.js";

const WEBCAL = /^webcal:/;

/** A menu goes when one is done with it. */
const closeMenus = () => {
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const menus = document.querySelectorAll(".programme-bar .calendars");
  for (const menu of menus) {
    menu.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary")?.focus();
    });
    document.addEventListener("click", ({ target }) => {
      if (!(target instanceof Node) || !menu.contains(target)) menu.open = false;
    });
  }
};

export const improveCalendarLinks = () => {
  closeMenus();
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
    const copying = copyButton("Copy calendar link", () => href.replace(WEBCAL, location.protocol));
    const copy = copying.querySelector("button");
    if (copy) copy.ariaLabel = `Copy calendar link of ${label}`;
    subscribe.after(" ", copying);
  }
};
