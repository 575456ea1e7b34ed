/** Reads the headers of hosts as the hosts do, as far as ours are written: which they send for a path. */
export type HeadersOf = (path: string) => Readonly<Record<string, string>>;

/** Netlify's and Cloudflare's `_headers`: every block that matches counts, and a header that comes twice is sent as one list. */
export function readNetlify(text: string): HeadersOf {
  const blocks = text
    .trim()
    .split(/\n\n+/)
    .map((block) => {
      const [path = '', ...lines] = block.split('\n');
      return { path, headers: lines.map((line) => pairOf(line.trim(), /^([\w-]+): (.+)$/)) };
    });
  return (path) => {
    const sent = new Map<string, string>();
    for (const block of blocks) {
      const matches = block.path.endsWith('*') ? path.startsWith(block.path.slice(0, -1)) : path === block.path;
      if (!matches) continue;
      for (const [name, value] of block.headers) {
        const before = sent.get(name);
        sent.set(name, before === undefined ? value : `${before}, ${value}`);
      }
    }
    return Object.fromEntries(sent);
  };
}

/** nginx: `map $uri $variable { default …; "~regular expression" …; }` and `add_header` in `server`. Empty values are not sent. */
export function readNginx(text: string): HeadersOf {
  const maps = new Map(
    Array.from(text.matchAll(/^map \$uri \$(\w+) \{\n([^}]*)\}/gm), ([, name = '', body = '']) => [
      name,
      body
        .trim()
        .split('\n')
        .map((line) => pairOf(line.trim(), /^(default|"~[^"]+") "(.*)";$/)),
    ]),
  );
  const added = Array.from(text.matchAll(/^ {2}add_header ([\w-]+) (?:\$(\w+)|"(.*)") always;$/gm));
  if (added.length === 0) throw new Error('No add_header was read');
  return (path) => {
    // What `index` leads to is what is matched.
    const uri = path === '/' ? '/index.html' : path;
    const sent: Record<string, string> = {};
    for (const [, name = '', variable, text_] of added) {
      const rules = maps.get(variable ?? '') ?? [];
      const rule =
        rules.find(([key]) => key !== 'default' && new RegExp(key.slice(2, -1)).test(uri)) ??
        rules.find(([key]) => key === 'default');
      const value = text_ ?? rule?.[1] ?? '';
      if (value !== '') sent[name] = value;
    }
    return sent;
  };
}

/** Caddy: named matchers of paths, `header` blocks with and without one. */
export function readCaddy(text: string): HeadersOf {
  const matchers = new Map(
    Array.from(text.matchAll(/^@(\w+) (not )?path (.+)$/gm), ([, name = '', not, paths = '']) => {
      const patterns = paths.split(' ').map((path) => globOf(path));
      return [name, (path: string) => patterns.some((pattern) => pattern.test(path)) !== (not !== undefined)] as const;
    }),
  );
  const blocks = Array.from(text.matchAll(/^header (?:@(\w+) )?\{\n([^}]*)\n\}/gm), ([, matcher, body = '']) => ({
    matcher,
    headers: body.split('\n').map((line) => pairOf(line.trim(), /^([\w-]+) "(.*)"$/)),
  }));
  if (blocks.length === 0) throw new Error('No header was read');
  return (path) =>
    Object.fromEntries(
      blocks
        .filter(({ matcher }) => matcher === undefined || matchers.get(matcher)?.(path) === true)
        .flatMap(({ headers }) => headers),
    );
}

/** Apache: `Header always set` and `unset`, later ones winning, those in `<FilesMatch>` for the file's name alone. */
export function readApache(text: string): HeadersOf {
  const sections = Array.from(
    text.matchAll(/^<FilesMatch "(.+)">\n([^<]*)<\/FilesMatch>/gm),
    ([, name = '', body = '']) => ({
      name: new RegExp(name),
      lines: linesOf(body),
    }),
  );
  const plain = linesOf(text.replaceAll(/^<FilesMatch[^]*?<\/FilesMatch>/gm, ''));
  return (path) => {
    const file = path.split('/').at(-1) ?? '';
    const sent = new Map<string, string>();
    for (const line of [...plain, ...sections.filter(({ name }) => name.test(file)).flatMap(({ lines }) => lines)]) {
      const [, verb, name = '', value = ''] = /^Header always (set|unset) ([\w-]+)(?: "(.*)")?$/.exec(line) ?? [];
      if (verb === 'set') sent.set(name, value);
      else if (verb === 'unset') sent.delete(name);
      else throw new Error(`Not understood: ${line}`);
    }
    return Object.fromEntries(sent);
  };
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function globOf(pattern: string): RegExp {
  return new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replaceAll('.', '\\.'))
      .join('.*')}$`,
  );
}

function pairOf(line: string, pattern: RegExp): readonly [string, string] {
  const [, name, value] = pattern.exec(line) ?? [];
  if (name === undefined || value === undefined) throw new Error(`Not understood: ${line}`);
  return [name, value];
}
