// The side panel "Before publishing": leads to the fields, and looks again whenever the draft was saved.

const DIRECTIVE = "#:w:contentpath=";

/** The place in the form that Wagtail's content path leads to; the nearest one around it where a part has none. */
function placeOf(path) {
  let place = null;
  for (const part of path.split(".")) {
    const inner = (place ?? document).querySelector(`[data-contentpath="${CSS.escape(part)}"]`);
    if (!inner) break;
    place = inner;
  }
  return place;
}

/** Open what is closed around a place: its tab, and the panels and blocks that it is in. */
function uncover(place) {
  const tab = place.closest("[role=tabpanel]");
  if (tab?.hidden) document.querySelector(`[role=tab][aria-controls="${CSS.escape(tab.id)}"]`)?.click();
  for (let panel = place.closest("[data-panel]"); panel; panel = panel.parentElement.closest("[data-panel]")) {
    const toggle = panel.querySelector("[data-panel-toggle]");
    if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
  }
}

/** What is to be done once something is drawn: a tab takes a moment to open. */
function onceVisible(element, then, frames = 60) {
  if (element.checkVisibility() || frames === 0) then();
  else requestAnimationFrame(() => onceVisible(element, then, frames - 1));
}

function show(path) {
  const place = placeOf(path);
  if (!place) return;
  uncover(place);
  onceVisible(place, () => {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    place.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    const field = place.querySelector("input:not([type=hidden]), textarea, select, [contenteditable=true], button");
    field?.focus({ preventScroll: true });
  });
}

function followLink(event) {
  const link = event.target.closest?.(`a[href*="${DIRECTIVE}"]`);
  if (!link || link.pathname !== location.pathname) return;
  event.preventDefault();
  show(link.hash.slice(DIRECTIVE.length));
}

async function lookAgain(panel) {
  const response = await fetch(panel.dataset.beforePublishing, { credentials: "same-origin" });
  if (!response.ok || response.redirected) return;
  const list = panel.querySelector("[data-before-publishing-list]");
  const looked = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("[data-findings]");
  if (!looked) return;
  showCount(looked);
  if (looked.outerHTML !== list.innerHTML.trim()) list.replaceChildren(looked);
}

/** On the button, which Wagtail drew before a new page had saved itself. */
function showCount(looked) {
  const counter = document.querySelector(
    '[data-side-panel-toggle="before-publishing"] [data-side-panel-toggle-counter]',
  );
  if (!counter) return;
  counter.textContent = looked.dataset.count;
  counter.hidden = looked.dataset.count === "0";
  counter.classList.toggle("w-bg-critical-200", looked.querySelector(".finding-error") !== null);
  counter.classList.toggle("w-bg-surface-button-default", looked.querySelector(".finding-error") === null);
}

document.addEventListener("click", followLink);
document.addEventListener("click", (event) => {
  const panel = event.target.closest?.("[data-before-publishing]");
  if (!panel) return;
  if (event.target.closest("[data-look-again]")) lookAgain(panel);
  if (event.target.closest("[data-open-checks]")) document.querySelector('[data-side-panel-toggle="checks"]')?.click();
});
document.addEventListener("w-autosave:success", () => {
  const panel = document.querySelector("[data-before-publishing]");
  if (panel) lookAgain(panel);
});
