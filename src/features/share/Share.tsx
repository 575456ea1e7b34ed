import './share.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import * as v from 'valibot';
import { formatDateTime, formatDistance, t } from '../../i18n/index.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import { withoutEmbed } from '../../state/permalink.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { Window } from '../../ui/dialogs/Window.tsx';
import { Copy } from '../../ui/parts/Copy.tsx';
import { filterWords } from '../../ui/parts/filterWords.ts';
import { Note } from '../../ui/parts/Message.tsx';
import { Foreign } from '../../ui/parts/text.tsx';
import { embedCode } from './embedCode.ts';
import { followLink } from './followLink.ts';
import { pictureOf } from './plainPicture.ts';
import { QrCode } from './QrCode.tsx';
import { pngOf, saveFile } from './savePicture.ts';

export { default as words } from './en.json';

export default function share(ctx: FeatureContext): FeatureParts {
  const broken = followLink(ctx);
  return {
    dialog: () => <Share ctx={ctx} />,
    notice: () => (
      <>
        <Broken parts={broken.value} />
        <Printed ctx={ctx} />
      </>
    ),
  };
}

/** What of the link could not be read, until it is read. */
function Broken({ parts }: { readonly parts: readonly string[] }): preact.JSX.Element | null {
  const seen = useSignal<readonly string[]>([]);
  if (parts.length === 0 || seen.value === parts) return null;
  return (
    <Note tone="warn">
      <p>
        {t('share.broken', { parts: '' })} <Foreign text={parts.join(', ')} />
      </p>
      <button
        type="button"
        class="button link"
        onClick={() => {
          seen.value = parts;
        }}
      >
        {t('share.broken.close')}
      </button>
    </Note>
  );
}

/** What belongs beneath a picture of the view: how many, which, how old, whose data, and where it is seen. */
function pictureLines({ data }: FeatureContext, address: string): readonly string[] {
  const { inView, base } = data.status.peek();
  return [
    `${t('share.picture.count', { count: inView })}; ${filterWords(data.filter.peek())}`,
    t('share.picture.data', { base: base === null ? t('filterWords.unnamed') : formatDateTime(base) }),
    address,
  ];
}

/** What stands on paper beneath the map: never seen on a screen. */
function Printed({ ctx }: { readonly ctx: FeatureContext }): preact.JSX.Element {
  // Read, so that it is written anew with every move.
  void [ctx.view.view.value, ctx.data.status.value, ctx.data.filter.value, ctx.selection.key.value];
  return (
    <div class="printed">
      <QrCode text={withoutEmbed(location.href)} />
      <p class="printed-north">{t('share.print.north')}</p>
      <p>{t('share.print.legend')}</p>
      {pictureLines(ctx, withoutEmbed(location.href)).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

/** The dots of a picture: more would be one blot. */
const MOST_DOTS = 100_000;

function Share({ ctx }: { readonly ctx: FeatureContext }): preact.JSX.Element {
  const address = withoutEmbed(location.href);
  const cite = useCitation(ctx, address);
  const failed = useSignal(false);
  const code = embedCode(address, t('share.embed.title'));

  const save = async (as: 'svg' | 'png'): Promise<void> => {
    failed.value = false;
    try {
      const box = ctx.view.view.peek()?.box;
      if (box === undefined) return;
      const { cameras } = await ctx.data.part(box, 0, MOST_DOTS, false);
      const svg = pictureOf(box, cameras, {
        title: t('share.picture.title'),
        lines: pictureLines(ctx, address),
        north: t('share.picture.north'),
        distance: (metres) => formatDistance(metres, ctx.settings.units.peek()),
      });
      saveFile(
        `license-plate-readers.${as}`,
        as === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await pngOf(svg),
      );
    } catch {
      failed.value = true;
    }
  };

  return (
    <Window title={t('share.title')}>
      <Text label={t('share.link')} text={address} />
      <div class="actions">
        <Copy label={t('share.copy')} text={() => address} />
        {'share' in navigator ? (
          <button
            type="button"
            class="button secondary"
            onClick={() => void navigator.share({ title: t('app.name'), url: address }).catch(() => undefined)}
          >
            {t('share.send')}
          </button>
        ) : null}
      </div>
      <p class="muted small">{t('share.link.about')}</p>
      <QrCode text={address} />
      <h3>{t('share.cite')}</h3>
      <Text label={t('share.cite')} text={cite} />
      <div class="actions">
        <Copy label={t('share.cite.copy')} text={() => cite} />
      </div>
      <h3>{t('share.embed')}</h3>
      <p class="muted small">{t('share.embed.about')}</p>
      <Text label={t('share.embed')} text={code} />
      <div class="actions">
        <Copy label={t('share.embed.copy')} text={() => code} />
      </div>
      <h3>{t('share.picture')}</h3>
      <div class="actions">
        <button type="button" class="button secondary" onClick={() => void save('svg')}>
          {t('share.picture.svg')}
        </button>
        <button type="button" class="button secondary" onClick={() => void save('png')}>
          {t('share.picture.png')}
        </button>
      </div>
      <p role="status">{failed.value ? t('share.picture.failed') : null}</p>
    </Window>
  );
}

function Text({ label, text }: { readonly label: string; readonly text: string }): preact.JSX.Element {
  return (
    <textarea
      class="share-text"
      aria-label={label}
      readOnly
      rows={3}
      dir="auto"
      translate={false}
      value={text}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}

const manifest = v.object({ file: v.pipe(v.string(), v.regex(/^[\w.-]{1,100}$/)) });

/** The number of the view in a sentence that can be checked; or why there is none. */
function useCitation(ctx: FeatureContext, address: string): string {
  const file = useSignal('');
  const { data, view } = ctx;
  const { inView, base, source, phase } = data.status.value;
  const filter = filterWords(data.filter.value);
  const box = view.view.value?.box;
  useEffect(() => {
    if (source === undefined || source === 'live') return;
    ctx
      .fetch('snapshot/snapshot.json')
      .then(async (answer) => {
        file.value = v.parse(manifest, await answer.json()).file;
      })
      // Then the base time stands alone.
      .catch(() => undefined);
  }, [ctx, source, file]);
  if (phase.kind !== 'done' || base === null || box === undefined) return t('share.cite.partial');
  const said = t('share.cite.text', {
    count: inView,
    filter,
    south: box.south.toFixed(4),
    west: box.west.toFixed(4),
    north: box.north.toFixed(4),
    east: box.east.toFixed(4),
    base: formatDateTime(base),
    address,
  });
  return file.value === '' ? said : `${said} ${t('share.cite.snapshot', { file: file.value })}`;
}
