// Keeps the programme on the device for when there is no network, and says where a page is from there.
// What it needs stands at its own element, as pages lie in different folders.

import { button, element } from "../elements.js";
import { read, write } from "../programme/storage.js";
import { gettext, LANGUAGE } from "../words.js";

/** @typedef {{ at: number, bytes: number }} Saved */
/** @typedef {{ failed: string, saved?: Saved, from?: { at: number, isLatest: boolean } }} Answer */

const LOCAL = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
const MEGABYTE = 1e6;
const ASKED_EVERY = 5000; // milliseconds
const ROOM = 2; // times the size: an old version stays until the new one is whole

/** @type {HTMLElement | null} */
const place = document.querySelector("script[data-offline-edition]");
const { offlineEdition: edition = "", offlineList = "", offlineWorker = "" } = place?.dataset ?? {};
const list = new URL(offlineList, location.href).href;
const CHOICE = `proceedings-offline:${list}`;

/**
 * Ask until there is an answer: browsers stop workers at any time, in the middle of what they do.
 * @param {ServiceWorker} worker
 * @param {"state" | "save" | "remove"} act
 * @returns {Promise<Answer>}
 */
const ask = (worker, act) =>
  new Promise((answered) => {
    const post = () => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => {
        clearInterval(again);
        answered(data);
      };
      worker.postMessage({ act, edition, list }, [port2]);
    };
    const again = setInterval(post, ASKED_EVERY);
    post();
  });

/** @param {number} at */
const timeOf = (at) =>
  new Intl.DateTimeFormat(LANGUAGE, { dateStyle: "medium", timeStyle: "short" }).format(at);

/** @param {number} bytes */
const sizeOf = (bytes) =>
  new Intl.NumberFormat(LANGUAGE, {
    style: "unit",
    unit: "megabyte",
    maximumFractionDigits: 1,
  }).format(bytes / MEGABYTE);

const note = element("p", { className: "offline-note", role: "status", hidden: true });

/** @param {NonNullable<Answer["from"]>} from */
const showNote = ({ at, isLatest }) => {
  const said = isLatest
    ? gettext("No network: this page is as of {time}.", { time: timeOf(at) })
    : gettext("This page is as of {time}; there is a newer one.", { time: timeOf(at) });
  note.hidden = false;
  // A screen reader speaks what changes in a place that was there before.
  requestAnimationFrame(() =>
    note.replaceChildren(
      said,
      " ",
      button(gettext("Reload"), () => location.reload()),
    ),
  );
};

const line = element("p", { className: "offline-told" });

/** @param {(Node | string)[]} said */
const tell = (...said) => line.replaceChildren(...said.flatMap((each) => [each, " "]));

const bytesNow = async () => {
  const answer = await fetch(list, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${answer.status}`);
  /** @type {{ bytes: number, left: string[] }} */
  const { bytes, left } = await answer.json();
  return { bytes, left };
};

/** @param {number} bytes */
const hasRoom = async (bytes) => {
  const { quota, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  return quota === undefined || quota - usage > ROOM * bytes;
};

/** @param {string[]} left */
const withoutWhat = (left) => {
  if (left.includes("search"))
    return gettext("Without PDFs, pages of papers and the search, which are large.");
  if (left.includes("papers")) return gettext("Without PDFs and pages of papers, which are large.");
  return gettext("Without PDFs.");
};

/** @param {unknown} error */
const markFailed = (error) => performance.mark("offline-failed", { detail: String(error) });

const isSparing = () =>
  /** @type {{ connection?: { saveData?: boolean } }} */ (navigator).connection?.saveData === true;

/**
 * What is kept, and what can be done about it.
 * @param {ServiceWorker} worker
 * @param {{ bytes: number, left: string[] }} listed
 */
const keep = async (worker, { bytes, left }) => {
  const size = sizeOf(bytes);
  const offer = () =>
    tell(
      gettext("This programme can be kept on this device for when there is no network: {size}.", {
        size,
      }),
      withoutWhat(left),
      button(gettext("Keep it"), () => {
        write(CHOICE, "yes");
        save();
      }),
    );
  const save = async () => {
    const before = await ask(worker, "state");
    if (!before.saved && !(await hasRoom(bytes))) {
      tell(gettext("This device has no room to keep this programme: {size}.", { size }));
      return;
    }
    if (!before.saved) tell(gettext("Keeping this programme on this device: {size}…", { size }));
    const after = await ask(worker, "save");
    if (after.from && !after.from.isLatest) showNote(after.from);
    if (after.failed && !after.saved) {
      const again = button(gettext("Try again"), save);
      tell(gettext("This programme could not be kept on this device."), again);
    } else if (after.saved) tellKept(after.saved);
    if (after.failed) markFailed(after.failed);
    else performance.mark("offline-kept");
  };
  /** @param {Saved} saved */
  const tellKept = (saved) =>
    tell(
      gettext("Kept on this device for when there is no network: {size}, as of {time}.", {
        size: sizeOf(saved.bytes),
        time: timeOf(saved.at),
      }),
      withoutWhat(left),
      button(gettext("Remove"), async () => {
        write(CHOICE, "no");
        await ask(worker, "remove");
        offer();
      }),
    );
  const choice = read(CHOICE);
  if (choice === "no" || (isSparing() && choice !== "yes")) offer();
  else await save();
};

/** @param {ServiceWorkerRegistration} registration */
const activeOf = async (registration) =>
  registration.active ?? (await navigator.serviceWorker.ready).active;

/** On a programme's pages; on one's own machine, where pages change all the time, when asked. */
const isWanted = () =>
  offlineWorker !== "" &&
  (!LOCAL.test(location.hostname) || new URLSearchParams(location.search).has("offline"));

const start = async () => {
  const { serviceWorker } = navigator;
  const article = document.querySelector("article");
  if (!serviceWorker || !article) return;
  article.prepend(note);
  if (serviceWorker.controller) {
    const { from } = await ask(serviceWorker.controller, "state");
    if (from) showNote(from);
  }
  if (!isWanted()) return;
  const listed = await bytesNow();
  // Of editions long past, nothing.
  if (!listed.bytes) return;
  const registration = await serviceWorker.register(offlineWorker, { updateViaCache: "none" });
  const worker = await activeOf(registration);
  if (!worker) return;
  article.append(line);
  await keep(worker, listed);
};

// Private windows refuse, and without a network there is nothing to bring up to date.
start().catch(markFailed);
