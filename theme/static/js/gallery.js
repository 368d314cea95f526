/**
 * Opens the photos of `[data-pk-gallery]` in a viewer, PhotoSwipe, which is fetched when the
 * first photo is asked for. Each photo has an address of its own, #photo-…, and the browser's way
 * back closes the viewer. What a photo shows and where it can be taken is the page's own text.
 */
const NARROW = 700;
const TEXT_ROOM = { narrow: 210, wide: 150 };
const SAID_FOR_MS = 2500;
const MINE = "pkViewer";

export function bindGallery(root) {
  for (const section of root.querySelectorAll("[data-pk-gallery]")) {
    const gallery = new Gallery(section);
    gallery.bind();
  }
}

class Gallery {
  constructor(section) {
    this.section = section;
    this.words = section.dataset;
    this.links = [...section.querySelectorAll("[data-pk-photo]")];
    this.viewer = null;
  }

  bind() {
    for (const [index, link] of this.links.entries()) {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
          return;
        }
        event.preventDefault();
        history.pushState({ [MINE]: true }, "", `#${link.dataset.pkPhoto}`);
        this.open(index);
      });
    }
    this.section.addEventListener("click", (event) => share(event, this.words.pkCopied));
    window.addEventListener("popstate", () => this.follow());
    this.follow();
  }

  /** Shows what the address names: a photo, or none. */
  follow() {
    const index = this.links.findIndex((link) => `#${link.dataset.pkPhoto}` === location.hash);
    if (index < 0) {
      this.viewer?.close();
    } else if (this.viewer) {
      this.viewer.goTo(index);
    } else {
      this.open(index);
    }
  }

  async open(index) {
    let PhotoSwipe;
    try {
      [{ default: PhotoSwipe }] = await Promise.all([
        import(this.words.pkViewer),
        addStyle(this.words.pkViewerStyle),
      ]);
    } catch {
      location.assign(this.links[index].href);
      return;
    }
    const viewer = new PhotoSwipe(this.options(index));
    this.viewer = viewer;
    viewer.on("uiRegister", () => this.addText(viewer));
    viewer.on("afterInit", () => {
      viewer.element.setAttribute("aria-modal", "true");
      viewer.element.setAttribute("aria-label", this.words.pkTitle);
    });
    viewer.on("change", () => this.remember(viewer.currIndex));
    viewer.on("openingAnimationEnd", () => this.follow()); // it can't be closed before that
    viewer.on("close", () => this.forget());
    viewer.on("destroy", () => {
      this.viewer = null;
      this.links[viewer.currIndex].focus();
    });
    history.scrollRestoration = "manual";
    viewer.init();
  }

  options(index) {
    return {
      index,
      dataSource: this.links.map(slide),
      bgOpacity: 1,
      loop: false,
      returnFocus: false,
      closeTitle: this.words.pkClose,
      zoomTitle: this.words.pkZoom,
      arrowPrevTitle: this.words.pkPrevious,
      arrowNextTitle: this.words.pkNext,
      errorMsg: this.words.pkFailed,
      paddingFn: ({ x }) => ({
        top: 60,
        bottom: x < NARROW ? TEXT_ROOM.narrow : TEXT_ROOM.wide,
        left: 0,
        right: 0,
      }),
    };
  }

  /** Puts the words of the photo that is shown below it, and says its name to screen readers. */
  addText(viewer) {
    viewer.ui.registerElement({
      name: "text",
      className: "pk-viewer__text",
      appendTo: "root",
      onInit: (element) => {
        const said = document.createElement("p");
        said.className = "pk-hidden";
        said.setAttribute("aria-live", "polite");
        const shown = document.createElement("div");
        element.append(said, shown);
        element.addEventListener("click", (event) => share(event, this.words.pkCopied));
        viewer.on("change", () => {
          const link = this.links[viewer.currIndex];
          said.textContent = `${link.dataset.pkLabel}: ${link.querySelector("img").alt}`;
          shown.replaceChildren(...this.about(link.dataset.pkPhoto));
        });
      },
    });
  }

  about(photo) {
    const about = this.section.querySelector(`[data-pk-about="${photo}"]`);
    return about.cloneNode(true).children;
  }

  remember(index) {
    const address = `#${this.links[index].dataset.pkPhoto}`;
    if (location.hash !== address) {
      history.replaceState(history.state, "", address);
    }
  }

  /** Takes the photo out of the address: by going back where opening it was a step forward. */
  forget() {
    if (!this.links.some((link) => `#${link.dataset.pkPhoto}` === location.hash)) {
      return;
    }
    if (history.state?.[MINE]) {
      history.back();
    } else {
      history.replaceState(null, "", location.pathname + location.search);
    }
  }
}

/** Tells the viewer of a photo: the files of the format that the browser chose for the grid. */
function slide(link) {
  const image = link.querySelector("img");
  const suffix = /\.[a-z]+$/.exec(image.currentSrc)?.[0] ?? ".jpg";
  const source = [...link.querySelectorAll("source")].find((one) => one.srcset.includes(suffix));
  return {
    element: link,
    src: link.href,
    srcset: source?.srcset,
    width: Number(link.dataset.pkWidth),
    height: Number(link.dataset.pkHeight),
    msrc: image.complete ? image.currentSrc : undefined,
    alt: image.alt,
  };
}

function addStyle(href) {
  if (document.querySelector(`link[href="${href}"]`)) {
    return Promise.resolve();
  }
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  return new Promise((resolve, reject) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", reject);
    document.head.append(link);
  });
}

/** Shares or copies the address of a photo, where a link to it was clicked. */
async function share(event, copied) {
  const link = event.target.closest("[data-pk-share]");
  if (!link) {
    return;
  }
  event.preventDefault();
  if (navigator.share && matchMedia("(pointer: coarse)").matches) {
    await navigator.share({ title: document.title, url: link.href }).catch(() => {});
    return;
  }
  const label = link.textContent;
  try {
    await navigator.clipboard.writeText(link.href);
  } catch {
    window.prompt(label, link.href);
    return;
  }
  link.setAttribute("aria-live", "polite");
  link.textContent = copied;
  setTimeout(() => {
    link.textContent = label;
  }, SAID_FOR_MS);
}
