import { useSignal } from '@preact/signals';
import { t } from '../../i18n/index.ts';
import type { Tags } from '../../model/camera.ts';
import { Foreign } from '../parts/text.tsx';

/** Rows rendered at first: an object may carry thousands. */
const FIRST = 100;

/** All tags, folded. Keys and values are from strangers. */
export function TagTable({ tags }: { readonly tags: Tags }): preact.JSX.Element {
  const open = useSignal(false);
  const all = useSignal(false);
  return (
    <details
      class="tags"
      onToggle={(event) => {
        open.value = event.currentTarget.open;
      }}
    >
      <summary>{t('camera.tags', { count: tags.size })}</summary>
      {open.value ? <TagRows tags={tags} limit={all.value ? Infinity : FIRST} /> : null}
      {open.value && !all.value && tags.size > FIRST ? (
        <button
          type="button"
          class="button secondary"
          onClick={() => {
            all.value = true;
          }}
        >
          {t('camera.tags.all', { count: tags.size })}
        </button>
      ) : null}
    </details>
  );
}

/** Tags as a table, at most `limit` of them. */
export function TagRows({ tags, limit }: { readonly tags: Tags; readonly limit: number }): preact.JSX.Element {
  return (
    <table class="tag-table">
      <thead>
        <tr>
          <th scope="col">{t('camera.tags.key')}</th>
          <th scope="col">{t('camera.tags.value')}</th>
        </tr>
      </thead>
      <tbody>
        {[...tags].slice(0, limit).map(([key, value]) => (
          <tr key={`tag ${key}`}>
            <th scope="row">
              <Foreign text={key} />
            </th>
            <td>
              <Foreign text={value} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
