import { t } from '../../i18n/index.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import { Foreign, Hidden } from '../../ui/parts/text.tsx';
import { commentFrom, hashtagsOf, templateOf, withHashtags } from './commentText.ts';
import { KeptList } from './KeptList.tsx';
import type { Kept } from './keptPresets.ts';
import { presetFormOf } from './preset.ts';

/** Presets, hashtags and comments of one's own: the latter two are put into the comment by a press and by nothing else. */
export function CommentTools({
  ctx: { editor },
  kept,
}: {
  readonly ctx: Pick<FeatureContext, 'editor'>;
  readonly kept: Kept;
}): preact.JSX.Element | null {
  const draft = editor.draft.value;
  if (draft === null) return null;
  const comment = editor.comment.value;
  const hashtags = kept.hashtags.value;
  const template = templateOf(comment, draft.form);
  return (
    <details class="more">
      <summary>{t('presets.title')}</summary>
      <div class="presets">
        <KeptList kept={kept} form={presetFormOf(draft.form)} />
        <div class="field">
          <label for="preset-hashtags">{t('presets.hashtags')}</label>
          <div class="row">
            <input
              id="preset-hashtags"
              dir="auto"
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              placeholder="#alpr"
              value={hashtags}
              onInput={({ currentTarget }) => kept.setHashtags(currentTarget.value)}
            />
            <button
              type="button"
              class="button secondary"
              aria-disabled={hashtagsOf(hashtags).length === 0}
              onClick={() => editor.setComment(withHashtags(comment, hashtags))}
            >
              {t('presets.hashtags.add')}
            </button>
          </div>
        </div>
        <ul class="presets-list">
          {kept.comments.value.map((each) => (
            <li key={each} class="row">
              <button
                type="button"
                class="button secondary"
                onClick={() => editor.setComment(commentFrom(each, draft.form))}
              >
                <Foreign text={commentFrom(each, draft.form)} />
              </button>
              <button type="button" class="button link" onClick={() => kept.forgetComment(each)}>
                {t('presets.forget')} <Hidden>{each}</Hidden>
              </button>
            </li>
          ))}
        </ul>
        {template === '' || kept.comments.value.includes(template) ? null : (
          <button type="button" class="button secondary" onClick={() => kept.keepComment(template)}>
            {t('presets.comments.keep')}
          </button>
        )}
        <p role="status">{kept.failed.value ? t('presets.failed') : ''}</p>
      </div>
    </details>
  );
}
