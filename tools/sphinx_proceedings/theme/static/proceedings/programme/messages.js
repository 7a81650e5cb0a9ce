// One line at the foot of the window for what a reader should know now.  It takes no focus and
// stays until it is closed or the next one comes.

import { button, element } from "../elements.js";
import { gettext } from "../words.js";

const text = element("span", { className: "message-text", role: "status" });
const act = button("", () => run?.(), { hidden: true });
const bar = element("div", { className: "programme-message", hidden: true }, text, act);
/** @type {(() => void) | undefined} */
let run;

bar.append(button(gettext("Close"), () => hideMessage()));

/** Put the empty line into the page: a screen reader speaks only what changes in it later. */
export const placeMessages = () => document.body.append(bar);

/** @param {boolean} shown */
const showBar = (shown) => {
  bar.hidden = !shown;
  document.documentElement.classList.toggle("with-message", shown);
};

export const hideMessage = () => {
  showBar(false);
  text.textContent = "";
};

/**
 * @param {string} message
 * @param {{ label: string, act: () => void }} [action] offered beside it
 */
export const say = (message, action) => {
  showBar(true);
  act.hidden = !action;
  act.textContent = action?.label ?? "";
  run =
    action &&
    (() => {
      hideMessage();
      action.act();
    });
  // The line must have been shown when its text comes.
  requestAnimationFrame(() => {
    text.textContent = message;
  });
};
