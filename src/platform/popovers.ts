/**
 * What `popover="auto"` and `popovertarget` do, for browsers that don't (Safari 16, Firefox 115): loaded there only.
 * An open one carries `data-open`; styles hide the others.
 */
import './popovers.css';

const target = (event: Event, selector: string): Element | null =>
  event.target instanceof Element ? event.target.closest(selector) : null;

/** The popover that is open, and the button that opened it. */
let open: { readonly popover: HTMLElement; readonly by: HTMLElement } | null = null;

function close(): void {
  if (open === null) return;
  const { popover, by } = open;
  open = null;
  if (popover.contains(document.activeElement)) by.focus();
  delete popover.dataset['open'];
  tell(popover, 'toggle', 'closed');
}

function tell(popover: HTMLElement, type: string, newState: 'open' | 'closed'): void {
  popover.dispatchEvent(Object.assign(new Event(type), { newState }));
}

document.addEventListener('click', (event) => {
  const by = target(event, '[popovertarget]');
  if (by === null) {
    // A click on what is open, or on what went with the click, is no click beside it.
    if (target(event, '[popover]') === null && event.target instanceof Element && event.target.isConnected) close();
    return;
  }
  const popover = document.querySelector(`#${CSS.escape(by.getAttribute('popovertarget') ?? '')}`);
  if (!(popover instanceof HTMLElement) || !(by instanceof HTMLElement)) return;
  const wasOpen = open?.popover === popover;
  close();
  if (wasOpen) return;
  open = { popover, by };
  popover.dataset['open'] = '';
  // Preact knows the name in small letters only where the browser does.
  for (const type of ['beforetoggle', 'BeforeToggle']) tell(popover, type, 'open');
  // Once what it holds is there.
  setTimeout(() => tell(popover, 'toggle', 'open'));
});

document.addEventListener(
  'keydown',
  (event) => {
    if (event.key !== 'Escape' || open === null) return;
    event.stopPropagation();
    close();
  },
  true,
);

Object.assign(HTMLElement.prototype, { hidePopover: close });
