/** Marks on one canvas that moves with Leaflet's pane and reaches beyond the view. */
import L from 'leaflet';
import type { Marks } from './superclusterProtocol.ts';

/** Drawn beyond the view on every side, as a share of its size; so much as Sightline draws. */
const PADDING = 0.5;

/** What the canvas shows. */
interface Drawn {
  readonly zoom: number;
  readonly bounds: L.LatLngBounds;
  readonly marks: Marks;
}

/** Answers what is in the bounds at a zoom; null where a later question made it needless. */
type Ask = (bounds: L.LatLngBounds, zoom: number) => Promise<Marks | null>;

export class ClusterLayer extends L.Layer {
  readonly #map: L.Map;
  readonly #ask: Ask;
  readonly #canvas = L.DomUtil.create('canvas', 'leaflet-zoom-animated');
  #drawn: Drawn | null = null;
  #asked: Promise<void> = Promise.resolve();

  constructor(map: L.Map, ask: Ask) {
    super();
    this.#map = map;
    this.#ask = ask;
  }

  override onAdd(map: L.Map): this {
    map.getPane('overlayPane')?.append(this.#canvas);
    this.#update();
    return this;
  }

  override getEvents(): Record<string, L.LeafletEventHandlerFn> {
    return {
      // Leaflet's types know no closer event here.
      zoomanim: (event) => this.#animate(event),
      zoom: () => this.#place(),
      viewreset: () => this.#place(),
      moveend: () => this.#update(),
    };
  }

  /** Cameras behind the marks that are drawn. */
  get shown(): number {
    return this.#drawn?.marks.count.reduce((sum, count) => sum + count, 0) ?? 0;
  }

  /** Whether the canvas has pixels. */
  get visible(): boolean {
    const { width, height } = this.#canvas;
    if (width === 0) return false;
    const pixels = this.#canvas.getContext('2d')?.getImageData(0, 0, width, height).data;
    return pixels?.some((value, index) => index % 4 === 3 && value > 0) === true;
  }

  /** Resolves when the last question is answered and drawn. */
  async settled(): Promise<void> {
    await this.#asked;
  }

  #update(): void {
    this.#place();
    const zoom = this.#map.getZoom();
    if (this.#drawn?.zoom === zoom && this.#drawn.bounds.contains(this.#map.getBounds())) return;
    const bounds = this.#map.getBounds().pad(PADDING);
    this.#asked = this.#ask(bounds, zoom).then((marks) => {
      if (marks !== null) this.#draw({ bounds, zoom, marks });
      return undefined;
    });
  }

  /** Puts the canvas where it belongs in the view as it is. */
  #place(): void {
    if (this.#drawn === null) return;
    const corner = this.#map.latLngToLayerPoint(this.#drawn.bounds.getNorthWest());
    L.DomUtil.setTransform(this.#canvas, corner, this.#map.getZoomScale(this.#map.getZoom(), this.#drawn.zoom));
  }

  /** Puts the canvas where it will belong when the zoom animation is over; CSS moves it there. */
  #animate(event: L.LeafletEvent): void {
    if (this.#drawn === null || !isZoomAnimation(event)) return;
    const { center, zoom } = event;
    const corner = this.#map
      .project(this.#drawn.bounds.getNorthWest(), zoom)
      .subtract(this.#map.project(center, zoom))
      .add(this.#map.getSize().divideBy(2));
    const scale = this.#map.getZoomScale(zoom, this.#drawn.zoom);
    L.DomUtil.setTransform(this.#canvas, this.#map.containerPointToLayerPoint(corner), scale);
  }

  #draw(drawn: Drawn): void {
    this.#drawn = drawn;
    const { bounds, zoom, marks } = drawn;
    const corner = this.#map.project(bounds.getNorthWest(), zoom);
    const size = this.#map.project(bounds.getSouthEast(), zoom).subtract(corner).ceil();
    // A new size empties the canvas, too.
    this.#canvas.width = size.x * devicePixelRatio;
    this.#canvas.height = size.y * devicePixelRatio;
    this.#canvas.style.width = `${size.x}px`;
    this.#canvas.style.height = `${size.y}px`;
    const context = this.#canvas.getContext('2d');
    if (context === null) throw new Error('There is no canvas to draw on');
    context.scale(devicePixelRatio, devicePixelRatio);
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.font = '12px sans-serif';
    for (const [row, count] of marks.count.entries()) {
      const { x, y } = this.#map.project([marks.lat[row] ?? 0, marks.lon[row] ?? 0], zoom).subtract(corner);
      context.fillStyle = color(count);
      context.beginPath();
      context.arc(x, y, radius(count), 0, 2 * Math.PI);
      context.fill();
      if (count > 1) {
        context.fillStyle = '#000';
        context.fillText(String(count), x, y);
      }
    }
    this.#place();
  }
}

function isZoomAnimation(event: L.LeafletEvent): event is L.ZoomAnimEvent {
  return event.type === 'zoomanim';
}

function color(count: number): string {
  if (count === 1) return '#3f54f3';
  if (count < 100) return '#b5e28c';
  return count < 1000 ? '#f1d357' : '#fd9c73';
}

function radius(count: number): number {
  if (count === 1) return 7;
  if (count < 100) return 15;
  return count < 1000 ? 18 : 22;
}
