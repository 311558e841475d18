// Names that fit, as one types.
"use strict";
(() => {
  const box = document.getElementById("search");
  const list = document.getElementById("found");
  const { root } = document.documentElement.dataset;
  let asked = 0;
  let timer = 0;

  function show(found) {
    list.replaceChildren(...found.map((one) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = root + "/id/" + encodeURIComponent(one.id).replaceAll("%2F", "/");
      link.textContent = one.label;
      if (one.name !== one.label) {
        const other = document.createElement("small");
        other.textContent = " " + box.dataset.also + " " + one.name;
        link.append(other);
      }
      item.append(link);
      return item;
    }));
    list.hidden = found.length === 0;
  }

  async function suggest() {
    const mine = ++asked;
    if (!box.value.trim()) return show([]);
    const reply = await fetch(root + "/search?q=" + encodeURIComponent(box.value));
    if (reply.ok && mine === asked) show(await reply.json());
  }

  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(suggest, 80); });
  box.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.findIndex((link) => link.classList.contains("at"));
    if (event.key === "Escape") list.hidden = true;
    if (event.key === "Enter") {
      event.preventDefault();
      const chosen = links[Math.max(at, 0)];
      if (chosen) location.href = chosen.href;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && links.length) {
      event.preventDefault();
      if (at >= 0) links[at].classList.remove("at");
      links[(at + step + links.length) % links.length].classList.add("at");
    }
  });
  document.addEventListener("click", (event) => { if (!list.contains(event.target)) list.hidden = true; });
})();
