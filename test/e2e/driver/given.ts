import { PRACTICE_ORIGIN } from '../../../src/catalog/servers.ts';
import type { Place } from '../../../src/model/place.ts';
import type { World } from '../../sandbox/base.ts';
import type { Edit } from '../../sandbox/edits.ts';
import type { NodeElement } from '../../sandbox/elements.ts';
import type { Fault, Match } from '../../sandbox/faults.ts';
import type { ServedSnapshot } from './snapshots.ts';
import { serveSnapshot } from './snapshots.ts';
import type { Stage } from './stage.ts';
import { SNAPSHOT_TIME } from './world.ts';

/** What a browser writes on its console about an answer that is an error, or that never came. */
const FAILED_LOAD = /Failed to load resource|net::ERR_|CORS policy/;

/** The interpreter of Overpass, and the calls of an upload, in order. */
export const OVERPASS: Match = { service: 'overpass', path: '/api/interpreter' };
export const API: Match = { service: 'api' };
export const CREATE: Match = { method: 'PUT', path: '/api/0.6/changeset/create' };
export const UPLOAD: Match = { method: 'POST', path: '/api/0.6/changeset/*/upload' };
export const CLOSE: Match = { method: 'PUT', path: '/api/0.6/changeset/*/close' };
export const TILES: Match = { service: 'tiles' };

/** How the world is, before or while somebody uses the page. */
export class Given {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Another world than the town. */
  world(world: World): void {
    this.#stage.practice.use(world);
  }

  /** Another build than that of the practice world; `servers` are the origins that it was built to talk to. */
  site(url: string, ...servers: readonly string[]): void {
    this.#stage.url = url;
    for (const server of [url, ...servers]) this.#stage.guard.allowOrigin(new URL(server).origin);
  }
  /** The address of this worker's practice server, for a build that names it. */
  get serverAddress(): string {
    return `http://127.0.0.1:${this.#stage.practice.port}`;
  }

  /** A stand-in for a server out in the world: the world's own is never reached. Answers with how often it was asked. */
  async standIn(origin: string, body: string, contentType: string): Promise<{ readonly asked: number }> {
    const seen = { asked: 0 };
    await this.#stage.context.route(`${origin}/**`, async (route) => {
      seen.asked++;
      await route.fulfill({ body, contentType, headers: { 'Access-Control-Allow-Origin': '*' } });
    });
    return seen;
  }
  /** From now on the page may reach this origin, which has a stand-in. */
  mayReach(origin: string): void {
    this.#stage.guard.allowOrigin(origin);
  }

  /** The part of the page of this name comes only once the answer is called. */
  async heldBack(part: string): Promise<() => void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    await this.#stage.context.route(new RegExp(`/assets/${part}-[^/]*\\.js$`), async (route) => {
      await promise;
      await route.continue();
    });
    return resolve;
  }

  /** A static snapshot of these cameras lies beside the page. */
  snapshot(cameras: readonly NodeElement[]): Promise<ServedSnapshot> {
    return serveSnapshot(this.#stage, cameras, SNAPSHOT_TIME);
  }

  /** From now on every request that matches has this trouble. */
  fault(match: Match, fault: Fault): void {
    this.#stage.guard.allow(FAILED_LOAD);
    this.#stage.practice.sandbox.faults.always(match, fault);
  }

  /** Only the next requests that match have this trouble. */
  faultOnce(match: Match, fault: Fault, times = 1): void {
    this.#stage.guard.allow(FAILED_LOAD);
    this.#stage.practice.sandbox.faults.next(match, fault, times);
  }

  /** No trouble any more; what hung goes on. */
  noFaults(): void {
    this.#stage.practice.sandbox.faults.clear();
  }

  /** Somebody else changes the map, and Overpass knows of it. */
  edit(edit: Edit): void {
    // Reading what is gone is an answer that is an error.
    if (edit.do === 'delete') this.refusals();
    this.#stage.practice.sandbox.edit(edit);
    this.overpassCaughtUp();
  }

  /** The browser may tell on its console of answers that are errors: they are part of the way. */
  refusals(): void {
    this.#stage.guard.allow(FAILED_LOAD);
  }

  /** What the first sight of the page does without has been fetched ahead, so that it is there offline. */
  async loadedAhead(): Promise<void> {
    await this.#stage.page.waitForFunction(() => {
      const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
      return ['panels', 'osm', 'judging'].every((part) => fetched.some((name) => name.includes(`/${part}-`)));
    });
  }
  /** Overpass has taken over everything that was written. */
  overpassCaughtUp(): void {
    this.#stage.practice.sandbox.catchUp();
  }

  async offline(): Promise<void> {
    this.#stage.guard.allow(FAILED_LOAD);
    await this.#stage.context.setOffline(true);
  }

  async online(): Promise<void> {
    await this.#stage.context.setOffline(false);
  }

  /** Somebody who has signed in earlier in this tab, and has read the notice before the first edit. */
  async mapper(): Promise<void> {
    await this.signedIn();
    await this.noticeRead();
  }

  /** What the visit before left to be drawn is something else by now; `change` is a script that knows it as `picture`. */
  async picture(change: string): Promise<void> {
    await this.#stage.context.addInitScript(`if (location.protocol === 'http:') {
      const picture = JSON.parse(localStorage.getItem('sightline / picture'));
      ${change};
      localStorage.setItem('sightline / picture', JSON.stringify(picture));
    }`);
  }

  /** Signed in earlier in this tab. */
  async signedIn(): Promise<void> {
    const token = this.#stage.practice.sandbox.token();
    await this.#stage.context.addInitScript(
      ([key, value]) => {
        if (key !== undefined && value !== undefined && location.protocol === 'http:')
          sessionStorage.setItem(key, value);
      },
      [`sightline / token ${PRACTICE_ORIGIN} sightline-practice`, token],
    );
  }

  async noticeRead(): Promise<void> {
    await this.#stage.context.addInitScript(() => {
      try {
        localStorage.setItem('sightline / noticeRead', 'yes');
      } catch {
        // A browser that refuses storage shows the notice.
      }
    });
  }

  /** This browser has sent so many changes within the last hour. Before the page is opened. */
  async uploadedLately(count: number): Promise<void> {
    // Any file of the site: what is stored belongs to its origin.
    await this.#stage.page.goto(`${this.#stage.url}places.txt`);
    await this.#stage.page.evaluate(storeUploads, count);
  }

  /** The device is here, and may tell. */
  async position({ lat, lon }: Place): Promise<void> {
    await this.#stage.context.grantPermissions(['geolocation']);
    await this.#stage.context.setGeolocation({ latitude: lat, longitude: lon, accuracy: 20 });
  }

  /** The browser opens no windows. */
  async popupsBlocked(): Promise<void> {
    await this.#stage.context.addInitScript(() => {
      const { open } = window;
      window.open = () => null;
      Object.assign(window, {
        allowPopups: () => {
          window.open = open;
        },
      });
    });
  }
  /** After `popupsBlocked`: the person has allowed them. */
  async popupsAllowed(): Promise<void> {
    await this.#stage.page.evaluate('allowPopups()');
  }

  /** The browser keeps nothing: site data is blocked. */
  async storageRefused(): Promise<void> {
    await this.#stage.context.addInitScript(() => {
      const refuse = (): never => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
      Object.defineProperty(window, 'localStorage', { get: refuse });
      Object.defineProperty(window, 'indexedDB', { value: { open: refuse } });
    });
  }

  /** The disk is full: everything that is to be kept is turned down. */
  async storageFull(): Promise<void> {
    await this.#stage.context.addInitScript(() => {
      const full = (): never => {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      };
      Storage.prototype.setItem = full;
      IDBObjectStore.prototype.put = full;
      IDBObjectStore.prototype.add = full;
    });
  }

  /** What the person set up in their system. */
  async prefers(wishes: {
    readonly colorScheme?: 'light' | 'dark';
    readonly reducedMotion?: 'reduce';
    readonly forcedColors?: 'active';
    readonly contrast?: 'more';
  }): Promise<void> {
    await this.#stage.page.emulateMedia(wishes);
  }
  /** A screen of this size, CSS px. 640 x 400 is 1280 x 800 at 200 %. */
  async screen(width: number, height: number): Promise<void> {
    await this.#stage.page.setViewportSize({ width, height });
  }
  /** A language that is written from right to left. */
  async rightToLeft(): Promise<void> {
    await this.#stage.page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
  }

  /** Time in the page can be moved on, for what waits. */
  async clock(): Promise<void> {
    await this.#stage.page.clock.install();
  }
}

/** Puts records of uploads where the app keeps them. Runs in the page. */
async function storeUploads(count: number): Promise<void> {
  const records = Array.from({ length: count }, (_, index) => ({
    id: `earlier-${index}`,
    server: 'practice',
    action: 'remove',
    key: `node/${index + 1}`,
    version: 2,
    changeset: 1,
    comment: 'Remove a license plate reader',
    at: Date.now(),
    before: null,
    after: null,
    undone: false,
  }));
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('sightline-uploads /');
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('uploads'));
    opening.addEventListener('error', () => reject(new Error('IndexedDB')));
    opening.addEventListener('success', () => {
      const writing = opening.result.transaction('uploads', 'readwrite');
      writing.objectStore('uploads').put(records, 'practice');
      writing.addEventListener('complete', () => {
        opening.result.close();
        resolve();
      });
    });
  });
}
