// What JavaScript adds. Everything else works without it.

const root = document.documentElement;
const systemIsDark = window.matchMedia("(prefers-color-scheme: dark)");

// The switch of colours. A choice that equals the system's is not remembered.
const themeSwitch = document.querySelector("[data-theme-switch]");
const bars = [...document.querySelectorAll("meta[name=theme-color]")].map((meta) => [meta, meta.content]);

const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : systemIsDark.matches);

function showTheme() {
  themeSwitch?.setAttribute("aria-pressed", String(isDark()));
  const [light, dark] = bars.map(([, colour]) => colour);
  for (const [meta, own] of bars) {
    meta.content = root.dataset.theme ? (isDark() ? dark : light) : own;
  }
}

function remember(theme) {
  try {
    if (theme) localStorage.setItem("theme", theme);
    else localStorage.removeItem("theme");
  } catch {
    // Storage is closed to us: the choice holds for this page.
  }
}

themeSwitch?.addEventListener("click", () => {
  const wanted = isDark() ? "light" : "dark";
  const isSystem = (wanted === "dark") === systemIsDark.matches;
  if (isSystem) delete root.dataset.theme;
  else root.dataset.theme = wanted;
  remember(isSystem ? "" : wanted);
  showTheme();
});
systemIsDark.addEventListener("change", showTheme);
showTheme();

// An open sub-menu closes with Escape, and when the visitor goes elsewhere.
const menus = document.querySelectorAll("details.more");

function closeMenus(except) {
  for (const menu of menus) if (menu !== except) menu.open = false;
}

document.addEventListener("click", (event) => closeMenus(event.target.closest("details.more")));
for (const menu of menus) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
    event.stopPropagation();
    event.preventDefault();
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
}

// Copy a link, and say so.
for (const button of document.querySelectorAll("[data-copy]")) {
  const label = button.querySelector("[role=status]");
  const before = label.textContent;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
      window.prompt(before, button.dataset.copy);
      return;
    }
    label.textContent = button.dataset.done;
    setTimeout(() => (label.textContent = before), 4000);
  });
}

// A video on a platform: its player is loaded when it is asked for, inside a page of ours.
for (const poster of document.querySelectorAll("[data-player]")) {
  poster.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.src = poster.dataset.player;
    frame.title = poster.dataset.title;
    frame.allow = "autoplay; fullscreen; picture-in-picture";
    frame.className = "video-frame";
    poster.replaceWith(frame);
    frame.focus();
  });
}
