import { t } from '../../i18n/index.ts';
import type { TagChange, TagDiff } from '../../model/edit.ts';
import { Foreign } from '../parts/text.tsx';
import { visible } from '../parts/visible.ts';

type Kind = 'added' | 'changed' | 'removed';

function kindOf({ from, to }: TagChange): Kind {
  if (from === undefined) return 'added';
  return to === undefined ? 'removed' : 'changed';
}

/** What a change does, tag by tag: what happens in words, and before and after side by side. */
export function DiffTable({ diff }: { readonly diff: TagDiff }): preact.JSX.Element {
  return (
    <table class="tag-table diff-table">
      <thead>
        <tr>
          <th scope="col">{t('camera.tags.key')}</th>
          <th scope="col">{t('diff.before')}</th>
          <th scope="col">{t('diff.after')}</th>
        </tr>
      </thead>
      <tbody>
        {[...diff].map(([key, change]) => (
          <tr key={`tag ${key}`} class={kindOf(change)}>
            <th scope="row">
              <Key text={key} /> <span class="change-word">{t(`diff.${kindOf(change)}`)}</span>
            </th>
            <td>{change.from === undefined ? <None /> : <Foreign text={change.from} />}</td>
            <td>{change.to === undefined ? <None /> : <Foreign text={change.to} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** No such tag. */
export function None(): preact.JSX.Element {
  return <span class="unknown">{t('diff.none')}</span>;
}

/** A tag's key, which may break after its colons. */
function Key({ text }: { readonly text: string }): preact.JSX.Element {
  return (
    <bdi translate={false}>
      {visible(text)
        .split(/(?<=:)/)
        // oxlint-disable-next-line react/no-array-index-key -- parts have no other identity than their place
        .flatMap((part, index) => (index === 0 ? [part] : [<wbr key={`${index} ${part}`} />, part]))}
    </bdi>
  );
}
