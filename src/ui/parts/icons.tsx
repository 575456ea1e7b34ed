/** Own drawings on a 24 px grid, as paths: strokes in the color of the text. */
const PATHS = {
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  locate: 'M12 2v4m0 12v4M2 12h4m12 0h4M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10z',
  layers: 'm12 3 9 5-9 5-9-5zM3 12.5l9 5 9-5M3 17l9 5 9-5',
  list: 'M9 6h12M9 12h12M9 18h12M4 6h.01M4 12h.01M4 18h.01',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6 6 18',
  refresh: 'M20 11a8 8 0 1 0-2.3 6.3M20 4v7h-7',
  down: 'm5 9 7 7 7-7',
  check: 'm4.5 12.500 5 5 10-11',
  warn: 'M12 3.500 22 20.500H2zM12 10v5m0 2.6v.2',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 8v6m0-9.500v.2',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c.6-4 3.7-6 8-6s7.4 2 8 6',
  leave: 'M10 4H5a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h5m5-4 4-4-4-4m4 4H9',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.500 15.500 21 21',
} as const;

/** A drawing of ours by its name, or a feature's own as the data of a path on the same grid. */
export type IconName = keyof typeof PATHS | `M${string}`;

interface IconProps {
  readonly name: IconName;
  /** It points along the text, and turns with it from right to left. */
  readonly mirrors?: boolean;
}

/** A drawing beside words, or inside a button that has a name: never the only bearer of a meaning. */
export function Icon({ name, mirrors = false }: IconProps): preact.JSX.Element {
  return (
    <svg
      class={`icon${isNamed(name) ? ` icon-${name}` : ''}${mirrors ? ' icon-mirrors' : ''}`}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={isNamed(name) ? PATHS[name] : name} />
    </svg>
  );
}

function isNamed(name: IconName): name is keyof typeof PATHS {
  return name in PATHS;
}

/** The mark of Sightline: a camera and what it sees. */
export function Logo(): preact.JSX.Element {
  return (
    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path class="logo-sight" d="M9 23 13.5 3.800A20 20 0 0 1 28.2 18.500z" />
      <circle class="logo-dot" cx="9" cy="23" r="5.5" />
    </svg>
  );
}
