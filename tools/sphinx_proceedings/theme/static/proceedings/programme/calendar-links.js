// Addresses of calendars: a calendar program that is given one follows later changes.

import { element } from "../elements.js";
import { gettext } from "../words.js";
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
    const calendar = (file.textContent ?? "").replace(/ \(\.ics\)$/, "");
    /** @type {HTMLAnchorElement | null | undefined} */
    let subscribe = file.parentElement?.querySelector('a[href^="webcal:"]');
    if (!subscribe) {
      // The build did not know where the site is published.
      const address = file.href.replace(/^https?:/, "webcal:");
      subscribe = element("a", { href: address }, gettext("Subscribe"));
      subscribe.ariaLabel = gettext("Subscribe to {calendar}", { calendar });
      file.after(" ", subscribe);
    }
    const { href } = subscribe;
    const textOf = () => href.replace(WEBCAL, location.protocol);
    const copying = copyButton(gettext("Copy calendar link"), textOf);
    const copy = copying.querySelector("button");
    if (copy) copy.ariaLabel = gettext("Copy calendar link of {calendar}", { calendar });
    subscribe.after(" ", copying);
  }
};
