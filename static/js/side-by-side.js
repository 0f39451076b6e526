/* Both languages side by side: fits the frames into their places, and scrolls them together. */
(() => {
  "use strict";
  const root = document.querySelector("[data-side-by-side]");
  const frames = [...root.querySelectorAll("iframe")];

  const fit = () => {
    const width = Number(root.querySelector("[name=width]:checked").value);
    for (const frame of frames) {
      const place = frame.parentElement;
      const scale = Math.min(1, place.clientWidth / width);
      frame.style.width = `${width}px`;
      frame.style.height = `${place.clientHeight / scale}px`;
      frame.style.transform = `scale(${scale})`;
      frame.style.marginInlineStart = `${(place.clientWidth - width * scale) / 2}px`;
    }
  };

  /* How far a frame is scrolled, from 0 to 1: texts of two languages differ in length. */
  const room = ({ document: { documentElement: page } }) => page.scrollHeight - page.clientHeight;
  let leader = null;
  const follow = (frame) => {
    if (leader !== frame || !root.querySelector("[name=together]").checked) return;
    const from = frame.contentWindow;
    const far = room(from) ? from.scrollY / room(from) : 0;
    for (const { contentWindow: other } of frames.filter((known) => known !== frame)) {
      other.scrollTo({ top: far * room(other), behavior: "instant" });
    }
  };
  const lead = (frame) => {
    frame.contentDocument.querySelector("wagtail-userbar")?.remove(); // its menu belongs to pages that stand alone
    for (const kind of ["wheel", "pointerdown", "keydown", "touchstart"]) {
      frame.contentWindow.addEventListener(kind, () => { leader = frame; }, { passive: true, capture: true });
    }
    frame.contentWindow.addEventListener("scroll", () => follow(frame), { passive: true });
  };

  for (const frame of frames) {
    frame.addEventListener("load", () => lead(frame));
    if (frame.contentDocument?.readyState === "complete" && frame.contentDocument.URL !== "about:blank") lead(frame);
  }
  root.addEventListener("change", fit);
  new ResizeObserver(fit).observe(root);
  fit();
})();
