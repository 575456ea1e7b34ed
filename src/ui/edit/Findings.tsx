import { t } from '../../i18n/index.ts';
import { findMaker } from '../../catalog/lookup.ts';
import { keyOf } from '../../model/camera.ts';
import { KEY } from '../../model/tagging/keys.ts';
import type { Finding } from '../../state/edit/rules/finding.ts';
import { useAppState } from '../context.ts';
import { ReaderSummary } from '../panel/ReaderSummary.tsx';
import { Icon } from '../parts/icons.tsx';

/** Kinds that the form tells by other means already. */
const TOLD_IN_FORM: ReadonlySet<Finding['kind']> = new Set<Finding['kind']>([
  'duplicate',
  'nearby',
  'comment-empty',
  'comment-google',
  'date-future',
  'source-missing',
]);

/** What deserves a second look, beside the field that it is about; or all of it, for the review. */
export function Findings({ of }: { readonly of: Finding['field'] | 'all' }): preact.JSX.Element {
  const { editor } = useAppState();
  const all = editor.findings.value;
  const found =
    of === 'all' ? all : all.filter(({ field, kind }) => field === of && (field === null || !TOLD_IN_FORM.has(kind)));
  return (
    <div class="findings" aria-live="polite">
      {found.length === 0 ? null : (
        <ul aria-label={t('findings.title')}>
          {found.map((finding) => (
            <Item key={`${finding.kind} ${finding.key ?? ''}`} finding={finding} inReview={of === 'all'} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Item({ finding, inReview }: { readonly finding: Finding; readonly inReview: boolean }): preact.JSX.Element {
  const { editor } = useAppState();
  const { kind, strong, offer, key, cameras, params } = finding;
  return (
    <li class={strong ? 'finding strong' : 'finding'}>
      <Icon name={strong ? 'warn' : 'info'} />
      <div>
        <p>{t(`finding.${kind}`, params)}</p>
        {inReview && cameras !== undefined ? (
          <ul class="cameras">
            {cameras.slice(0, 3).map((camera) => (
              <li key={keyOf(camera)} class="camera-row plain">
                <ReaderSummary camera={camera} />
              </li>
            ))}
          </ul>
        ) : null}
        {offer === undefined || key === undefined ? null : (
          <button
            type="button"
            class="button secondary"
            onClick={() => {
              const maker = key === KEY.maker ? findMaker(offer) : undefined;
              if (maker === undefined) editor.setTag(key, offer);
              else {
                const { name, wikidata } = maker;
                editor.change({ maker: wikidata === undefined ? { name } : { name, wikidata } });
              }
            }}
          >
            {t('findings.take', { offer })}
          </button>
        )}
      </div>
    </li>
  );
}
