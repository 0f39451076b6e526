// Runs before anything is painted: says that there is JavaScript, and brings back the colours that the visitor chose.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  } catch {
    // Storage is closed to us: the system's colours stay.
  }
})();
