import type { Locator, Page } from '@playwright/test';
import type { Place } from '../../../src/model/place.ts';
import type { Element } from '../../sandbox/elements.ts';
import { fromMiddle, viewOf } from './mercator.ts';
import type { MapView } from './mercator.ts';
import type { Stage } from './stage.ts';

/** Where things are, by the names that people and their tools know them by. */
export class Get {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  get page(): Page {
    return this.#stage.page;
  }
  get map(): Locator {
    return this.page.getByRole('region', { name: 'Map', exact: true });
  }
  /** The state of the data in words. */
  get status(): Locator {
    return this.page.locator('.pill').getByRole('status');
  }
  /** The panel of the selected camera. */
  get camera(): Locator {
    return this.page.getByRole('region', { name: 'Reader', exact: true });
  }
  get list(): Locator {
    return this.page.getByRole('region', { name: 'In view', exact: true });
  }
  /** The form of a camera, whatever is to be done with it. */
  get form(): Locator {
    return this.page.getByRole('form', {
      name: /^(New reader|Edit reader|Still there|Report removed|Bring back a reader)$/,
    });
  }
  get review(): Locator {
    return this.page.getByRole('dialog', { name: 'Review your change', exact: true });
  }
  get conflict(): Locator {
    return this.page.getByRole('dialog', { name: 'Someone changed this reader, too', exact: true });
  }
  get deleted(): Locator {
    return this.page.getByRole('dialog', { name: 'Someone deleted this reader', exact: true });
  }
  /** What waits, and what was sent last. */
  get changes(): Locator {
    return this.page.getByRole('region', { name: 'Your changes', exact: true });
  }
  get history(): Locator {
    return this.page.getByRole('region', { name: 'History', exact: true });
  }
  get comment(): Locator {
    return this.review.getByLabel('Comment');
  }
  get coordinates(): Locator {
    return this.page.getByRole('textbox', { name: 'Coordinates' });
  }
  /** What a success says, and the link to what became of it. */
  get saved(): Locator {
    return this.page.getByRole('status').filter({ hasText: 'Saved' });
  }
  get nodeLink(): Locator {
    return this.page.locator('a[href*="/node/"]').filter({ hasText: /^Reader \d+ on OpenStreetMap/ });
  }
  get notice(): Locator {
    return this.page.getByText('Before your first edit');
  }

  /** A text is a button's whole name; an expression may match a part of it. */
  button(name: string | RegExp, within: Locator = this.page.locator('body')): Locator {
    return within.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) });
  }
  link(name: string | RegExp, within: Locator = this.page.locator('body')): Locator {
    return within.getByRole('link', { name });
  }
  /** A field of the form by its label. */
  field(name: string): Locator {
    return this.form.getByLabel(name, { exact: true });
  }
  text(text: string | RegExp): Locator {
    return this.page.getByText(text);
  }

  /** The camera that is being described, on the map. */
  get draft(): Locator {
    return this.page.locator('.map-draft-dot');
  }
  /** The panel as a whole: on a phone the sheet. */
  get sheet(): Locator {
    return this.page.locator('.panel');
  }
  /** Where the form says that the camera stands. */
  async placeInForm(): Promise<Place> {
    const words = await this.form.locator('.form-place .figures').textContent();
    const [lat = Number.NaN, lon = Number.NaN] = (words ?? '').split(', ').map(Number);
    return { lat, lon };
  }
  async middle(of: Locator): Promise<{ readonly x: number; readonly y: number }> {
    const { x, y, width, height } = (await of.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    return { x: x + width / 2, y: y + height / 2 };
  }
  async left(of: Locator): Promise<number> {
    return (await of.boundingBox())?.x ?? 0;
  }
  async top(of: Locator): Promise<number> {
    return (await of.boundingBox())?.y ?? 0;
  }

  /** The view that the address names. */
  view(): MapView | null {
    return viewOf(this.page.url());
  }

  /** Where on the page a place is drawn, CSS px. */
  async point(place: Place): Promise<{ readonly x: number; readonly y: number }> {
    const view = this.view();
    const box = await this.map.boundingBox();
    if (view === null || box === null) throw new Error('The map is not there yet');
    const { x, y } = fromMiddle(view, place);
    return { x: box.x + box.width / 2 + x, y: box.y + box.height / 2 + y };
  }

  /** How the middle of the map looks, where nothing lies over it. */
  async picture(): Promise<Buffer> {
    const { x, y } = await this.middle(this.map);
    const { width, height } = this.page.viewportSize() ?? { width: 0, height: 0 };
    const [wide, high] = [width * 0.7, height * 0.4];
    return this.page.screenshot({ clip: { x: x - wide / 2, y: y - high / 2, width: wide, height: high } });
  }

  /** Nodes that were created at the practice server. */
  created(): readonly Element[] {
    return this.#stage.practice.created();
  }

  /** A node as the practice server has it this moment; undefined where it is deleted. */
  node(id: number): Element | undefined {
    return this.#stage.practice.sandbox.element('node', id);
  }

  /** How often the practice server was asked for paths that match. */
  asked(path: RegExp, method?: string): number {
    return this.#stage.practice.asked(path, method).length;
  }
}
