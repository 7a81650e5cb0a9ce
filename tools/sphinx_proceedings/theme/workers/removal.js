// The service worker of a portal that keeps nothing on devices any more: for those that have the
// other one.  It lets go of all that was kept, and of itself.

const LEFT = `proceedings ${/** @type {any} */ (globalThis).registration.scope} `;

const letGo = async () => {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(LEFT)).map((name) => caches.delete(name)),
  );
  await /** @type {any} */ (globalThis).registration.unregister();
};

addEventListener("install", () => /** @type {any} */ (globalThis).skipWaiting());
addEventListener("activate", (event) => /** @type {any} */ (event).waitUntil(letGo()));
