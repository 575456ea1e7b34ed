import { READER } from '../../catalog/devices.ts';
import { t } from '../../i18n/index.ts';
import { removalOf } from '../../model/tagging/removal.ts';
import type { Draft } from '../../state/edit/draft.ts';
import { useAppState } from '../context.ts';
import { visible } from '../parts/visible.ts';
import { UseWords } from './Uses.tsx';

/** What stays of a point that is more than the camera that is removed, and why; each tag of it can be given up as well. */
export function Staying({ draft }: { readonly draft: Draft }): preact.JSX.Element | null {
  const { editor } = useAppState();
  const { base, uses } = draft;
  if (draft.action !== 'remove' || base === null) return null;
  const removal = removalOf(READER, base.tags, uses);
  if (removal.kind === 'delete') return null;
  const tags = editor.tags.value;
  const { kind } = editor.step.value;
  return (
    <>
      <h3>{t('remove.stays')}</h3>
      <p>{t('remove.stays.about')}</p>
      <ul>
        {removal.why.map((why) =>
          why.kind === 'used' ? (
            <li key={why.use.key}>
              <UseWords use={why.use} />
            </li>
          ) : (
            <li key={`tag ${why.tag.key}`}>
              {t('remove.stays.also', { tag: visible(`${why.tag.key}=${why.tag.value}`) })}
            </li>
          ),
        )}
      </ul>
      {removal.tags.size === 0 ? null : (
        <fieldset class="group">
          <legend>{t('remove.stays.tick')}</legend>
          {[...removal.tags].map(([key, value]) => (
            <label key={`tag ${key}`} class="check">
              <input
                type="checkbox"
                disabled={kind === 'uploading' || kind === 'unknown'}
                checked={!tags.has(key)}
                onChange={({ currentTarget }) =>
                  editor.setTag(key, currentTarget.checked ? null : (base.tags.get(key) ?? null))
                }
              />
              <bdi translate={false}>{visible(`${key}=${value}`)}</bdi>
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
