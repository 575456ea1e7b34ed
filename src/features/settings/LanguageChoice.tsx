import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { chooseLanguage, language, t } from '../../i18n/index.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import { languageIn } from '../../state/permalink.ts';
import { languageName } from './languageName.ts';

/** The language of the page: each by its own name, which is all that a person lost in another can read. */
export function LanguageChoice({
  ctx,
}: {
  readonly ctx: Pick<FeatureContext, 'link' | 'settings'>;
}): preact.JSX.Element {
  const failed = useSignal<string | null>(null);
  const asked = languageIn(ctx.link.rest.value) ?? ctx.settings.language.value;
  const usual = useSignal(language());
  const languages = useSignal<readonly string[]>([language()]);
  useEffect(() => {
    // Whoever reads English has had no use for it so far.
    import('../../i18n/speak.ts').then(
      ({ LANGUAGES, usualLanguage }) => {
        languages.value = LANGUAGES;
        usual.value = usualLanguage(navigator.languages);
      },
      () => undefined,
    );
  }, [languages, usual]);
  const choose = (value: string): void => {
    const tag = value === '' ? null : value;
    failed.value = null;
    // The address goes on saying what is seen; where it says nothing, the choice is this device's alone.
    const rest = ctx.link.rest.peek();
    ctx.link.setRest(rest.replace(/(^|&)lang=[^&]*/, tag === null ? '' : `$1lang=${tag}`).replace(/^&/, ''), 'replace');
    ctx.settings.setLanguage(tag);
    chooseLanguage(navigator.languages, document.documentElement, tag)?.catch(() => {
      failed.value = languageName(tag ?? usual.peek());
    });
  };
  return (
    <div class="field">
      <label for="settings-language">{t('settings.language')}</label>
      <select
        id="settings-language"
        aria-describedby="settings-language-problem"
        value={asked === null ? '' : language()}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        <option value="">{t('settings.language.auto', { name: languageName(usual.value) })}</option>
        {languages.value.map((tag) => (
          <option key={tag} value={tag} lang={tag} translate={false}>
            {languageName(tag)}
          </option>
        ))}
      </select>
      <p id="settings-language-problem" class="field-problem" aria-live="polite">
        {failed.value === null ? null : t('settings.language.failed', { name: failed.value })}
      </p>
    </div>
  );
}
