// The service worker: keeps programmes on the device, and shows them where there is no network.
//
// Of an edition the build writes a list of files with their digests (`offline/<edition>.json`).  Its
// files are fetched into a cache of that version, each compared with its digest; only a cache that
// has all of them counts.  So what is shown is of one version, whatever fails on the way.
// Not a module: not all browsers take one as a worker.

/**
 * @typedef {object} KeptFile
 * @property {string} path below the site's root
 * @property {string} digest the first half of its SHA-256
 * @property {number} size
 * @property {string[]} [v] with what pages ask for it as `?v=` or `?digest=`
 */
/**
 * @typedef {object} KeptList
 * @property {string} edition
 * @property {string} version a digest of all of it
 * @property {number} bytes
 * @property {string} search what the search calls the edition
 * @property {string} missing HTML for pages that are not here
 * @property {KeptFile[]} files
 */
/** @typedef {{ name: string, at: number, list: KeptList, files: Map<string, KeptFile> }} Kept */
/** @typedef {{ id: string }} Tab */
/**
 * @typedef {object} WorkerScope
 * @property {{ scope: string }} registration
 * @property {() => Promise<void>} skipWaiting
 * @property {{ claim: () => Promise<void>, matchAll: (options: object) => Promise<Tab[]> }} clients
 */
/**
 * @typedef {object} Asked
 * @property {"state" | "save" | "remove"} act
 * @property {string} edition
 * @property {string} list the address of its list
 */

const self_ = /** @type {WorkerScope} */ (/** @type {unknown} */ (globalThis));
const SCOPE = new URL(self_.registration.scope);
const PREFIX = `proceedings ${SCOPE.href} `; // other portals may be at the same origin
const TABS = `${PREFIX}tabs`;
const ABOUT = new URL("offline/.about", SCOPE).href; // what makes a cache whole
const PATIENCE = 4000; // milliseconds, for a page that is here as well
const LONGEST = 30_000; // milliseconds, for a file to be kept
const AT_A_TIME = 8; // files
const MOST_EDITIONS = 2;
const NAMED_BY_CONTENT = /^search\/[^/]+\/(?:filter|fragment|index)\//;
const NOT_KEPT = /\.(?:pdf|zip|tar|gz)$/;

/** @type {Promise<Kept[]> | undefined} */
let known;

/** @param {string} path */
const addressOf = (path) => new URL(path.split("/").map(encodeURIComponent).join("/"), SCOPE).href;

/** @param {string} name */
const nameParts = (name) => name.slice(PREFIX.length).split(" ");

const ourCaches = async () =>
  (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== TABS);

/** The versions that are whole, the latest first. */
const readKept = async () => {
  /** @type {Kept[]} */
  const found = [];
  for (const name of await ourCaches()) {
    const about = await (await caches.open(name)).match(ABOUT);
    if (!about) continue;
    const { at, list } = await about.json();
    const files = new Map(list.files.map((/** @type {KeptFile} */ file) => [file.path, file]));
    found.push({ name, at, list, files });
  }
  return found.toSorted((one, other) => other.at - one.at);
};

const allKept = () => {
  known ??= readKept().catch((error) => {
    known = undefined;
    throw error;
  });
  return known;
};

/** @param {URL} url */
const pathOf = (url) => {
  try {
    return decodeURIComponent(url.pathname.slice(SCOPE.pathname.length));
  } catch {
    return "";
  }
};

/**
 * What files are asked for with so that they are of one version: Sphinx's way, and the theme's.
 * @param {URL} url
 */
const versionAsked = ({ searchParams }) => searchParams.get("v") ?? searchParams.get("digest");

/**
 * The file of an address, whether or not the host hides `index.html` and `.html`.
 * @param {Kept} kept
 * @param {URL} url
 */
const fileAt = (kept, url) => {
  const path = pathOf(url);
  const folder = path === "" || path.endsWith("/") ? path : `${path}/`;
  const names = [path, `${folder}index.html`, `${path}.html`];
  const file = names.map((name) => kept.files.get(name)).find(Boolean);
  const version = versionAsked(url);
  // A page of another version must not meet this one's.
  return version && file?.v && !file.v.includes(version) ? undefined : file;
};

/**
 * @param {Kept | undefined} kept
 * @param {URL} url
 */
const copyIn = async (kept, url) => {
  const file = kept && fileAt(kept, url);
  return file && (await caches.open(kept.name)).match(addressOf(file.path));
};

/**
 * A copy in the latest version that has it.
 * @param {Kept[]} all
 * @param {URL} url
 */
const latestCopy = async (all, url) => {
  const kept = all.find((each) => fileAt(each, url));
  return { kept, copy: await copyIn(kept, url) };
};

/** @param {string} id */
const tabKey = (id) => new URL(`offline/.tab/${id}`, SCOPE).href;

/** @param {string} id */
const versionOfTab = async (id) => {
  const noted = id && (await (await caches.open(TABS)).match(tabKey(id)));
  return noted ? noted.text() : "";
};

/**
 * What the network answers, whole and within a time; undefined where it does not.
 * @param {Request} request
 * @param {RequestCache} cache
 */
const inTime = async (request, cache) => {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(request, { cache, signal: stop.signal });
    if (answer.status >= 500) return undefined;
    if (answer.type !== "basic" || !answer.ok || answer.redirected) return answer;
    return new Response(await answer.arrayBuffer(), {
      status: answer.status,
      headers: plainHeaders(answer),
    });
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Without those that tell how the body was sent.
 * @param {Response} answer
 */
const plainHeaders = (answer) => {
  const headers = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding"])
    headers.delete(name);
  return headers;
};

/**
 * A page: of the network, if it answers soon, else as it was kept.
 * @param {Request} request
 * @param {string} tab the id of what it is going to be shown in
 * @param {Kept[]} all
 */
const pageFor = async (request, tab, all) => {
  const url = new URL(request.url);
  const { kept, copy } = await latestCopy(all, url);
  if (!kept || !copy) return fetch(request).catch(() => missing(all[0]));
  // Else the browser's own cache might answer, of whatever version.
  const answer = await inTime(request, "no-cache");
  if (answer) return answer;
  if (pathOf(url).startsWith("search") && !url.searchParams.has("edition")) {
    // Of other editions there are no results here.
    url.searchParams.set("edition", kept.list.search);
    return Response.redirect(url.href);
  }
  await (await caches.open(TABS)).put(tabKey(tab), new Response(kept.name));
  return copy;
};

/** @param {Kept} kept */
const missing = ({ list }) =>
  new Response(list.missing.replaceAll("{root}", SCOPE.pathname), {
    status: 503,
    headers: { "Content-Type": "text/html; charset=utf-8" },
  });

/**
 * What a page asks for.
 * @param {Request} request
 * @param {string} tab
 * @param {Kept[]} all
 */
const partFor = async (request, tab, all) => {
  const url = new URL(request.url);
  const version = await versionOfTab(tab);
  const own = all.find(({ name }) => name === version);
  const ofOwn = await copyIn(own, url);
  if (ofOwn || own) return ofOwn ?? fetch(request);
  const { copy } = await latestCopy(all, url);
  if (!copy) return fetch(request);
  if (versionAsked(url) || NAMED_BY_CONTENT.test(pathOf(url))) return copy;
  return (await inTime(request, request.cache)) ?? copy;
};

/** @param {{ request: Request, clientId: string, resultingClientId: string }} event */
const answerTo = async ({ request, clientId, resultingClientId }) => {
  const all = await allKept().catch(() => []);
  if (!all.length) return fetch(request);
  return request.mode === "navigate"
    ? pageFor(request, resultingClientId, all)
    : partFor(request, clientId, all);
};

/** @param {ArrayBuffer} data */
const digestOf = async (data) =>
  [...new Uint8Array(await crypto.subtle.digest("SHA-256", data)).slice(0, 16)]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");

/**
 * @param {string} address
 * @returns {Promise<Response>}
 */
const fetched = async (address) => {
  const signal = AbortSignal.timeout(LONGEST);
  const answer = await fetch(address, { cache: "no-cache", signal });
  if (!answer.ok) throw new Error(`${answer.status}: ${address}`);
  return answer;
};

/**
 * Put a file into the cache of a new version, as it was before or as it is now.
 * @param {Cache} cache
 * @param {KeptFile} file
 * @param {Kept[]} before
 */
const keepFile = async (cache, file, before) => {
  const address = addressOf(file.path);
  // What an earlier try has fetched was compared already.
  if (await cache.match(address)) return;
  const same = before.find(({ files }) => files.get(file.path)?.digest === file.digest);
  const old = same && (await (await caches.open(same.name)).match(address));
  if (old) return cache.put(address, old);
  const answer = await fetched(address);
  const data = await answer.arrayBuffer();
  if ((await digestOf(data)) !== file.digest) throw new Error(`another version: ${address}`);
  return cache.put(address, new Response(data, { headers: plainHeaders(answer) }));
};

/**
 * @param {string} name
 * @param {KeptList} list
 */
const fill = async (name, list) => {
  const cache = await caches.open(name);
  const before = await allKept();
  const waiting = [...list.files];
  const work = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift())
      await keepFile(cache, file, before);
  };
  try {
    await Promise.all(Array.from({ length: AT_A_TIME }, work));
  } catch (error) {
    waiting.length = 0;
    throw error;
  }
};

/** Take away versions that are neither the latest nor shown in a tab, and what was not finished. */
const tidy = async () => {
  const tabs = await caches.open(TABS);
  const open = await self_.clients.matchAll({ includeUncontrolled: true });
  const keys = new Set(open.map(({ id }) => tabKey(id)));
  const used = new Set(await Promise.all(open.map(({ id }) => versionOfTab(id))));
  for (const { url } of await tabs.keys()) if (!keys.has(url)) await tabs.delete(url);
  const all = await readKept();
  const latest = new Map(all.toReversed().map(({ name, list }) => [list.edition, name]));
  const kept = new Set([...latest.values()].toReversed().slice(0, MOST_EDITIONS));
  for (const name of await ourCaches())
    if (!kept.has(name) && !used.has(name)) await caches.delete(name);
  known = undefined;
};

/** @param {string} edition */
const remove = async (edition) => {
  for (const name of await ourCaches())
    if (nameParts(name)[0] === edition) await caches.delete(name);
  known = undefined;
};

/**
 * Bring what is kept of an edition up to date.
 * @param {Asked} asked
 */
const save = async ({ edition, list: address }) => {
  const answer = await fetch(address, { cache: "no-cache" });
  if (answer.status === 404 || answer.status === 410) return remove(edition);
  if (!answer.ok) throw new Error(`${answer.status}: ${address}`);
  /** @type {KeptList} */
  const list = await answer.json();
  const name = `${PREFIX}${list.edition} ${list.version}`;
  if (!(await allKept()).some((kept) => kept.name === name)) await fill(name, list);
  const about = JSON.stringify({ at: Date.now(), list });
  await (await caches.open(name)).put(ABOUT, new Response(about));
  return tidy();
};

/** @type {Map<string, Promise<void>>} */
const saving = new Map();

/** @param {Asked} asked */
const saveOnce = (asked) => {
  const going =
    saving.get(asked.edition) ?? save(asked).finally(() => saving.delete(asked.edition));
  saving.set(asked.edition, going);
  return going;
};

/**
 * @param {Asked} asked
 * @param {string} tab
 */
const stateOf = async ({ edition }, tab) => {
  const all = await allKept();
  const kept = all.find(({ list }) => list.edition === edition);
  const shown = await versionOfTab(tab);
  const from = all.find(({ name }) => name === shown);
  return {
    saved: kept && { at: kept.at, bytes: kept.list.bytes },
    from: from && { at: from.at, isLatest: from.list.edition !== edition || from === kept },
  };
};

/**
 * Do what is asked, and always answer: a page waits for it.
 * @param {Asked} asked
 * @param {string} tab
 */
const told = async (asked, tab) => {
  let failed = "";
  try {
    if (asked.act === "save") await saveOnce(asked);
    if (asked.act === "remove") await remove(asked.edition);
  } catch (error) {
    failed = String(error);
  }
  return stateOf(asked, tab).then(
    (state) => ({ failed, ...state }),
    (error) => ({ failed: failed || String(error) }),
  );
};

addEventListener("install", () => self_.skipWaiting());
addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(self_.clients.claim()));
addEventListener("message", (/** @type {any} */ event) => {
  const [port] = event.ports;
  event.waitUntil(
    told(event.data, event.source?.id ?? "").then((answer) => port.postMessage(answer)),
  );
});
addEventListener("fetch", (/** @type {any} */ event) => {
  const url = new URL(event.request.url);
  const isOurs = url.origin === SCOPE.origin && url.pathname.startsWith(SCOPE.pathname);
  if (event.request.method === "GET" && isOurs && !NOT_KEPT.test(url.pathname))
    event.respondWith(answerTo(event));
});
