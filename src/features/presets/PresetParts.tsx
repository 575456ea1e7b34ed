import './presets.css';
import { effect, signal } from '@preact/signals';
import { t } from '../../i18n/index.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { Note } from '../../ui/parts/Message.tsx';
import { Foreign, Said } from '../../ui/parts/text.tsx';
import { CommentTools } from './CommentTools.tsx';
import type { Kept } from './keptPresets.ts';
import { createKept } from './keptPresets.ts';
import type { Preset } from './preset.ts';
import { namesIn, presetFormOf, readPreset, saysSomething } from './preset.ts';
import { presetIn, withoutPreset } from './presetLink.ts';
import { PresetChoice } from './PresetChoice.tsx';

export { default as words } from './en.json';

export default function presets(ctx: FeatureContext): FeatureParts {
  const { editor, link } = ctx;
  const kept = createKept(ctx.storage);
  const isKept = signal(false);
  effect(() => {
    const draft = editor.draft.value;
    // What a person thought right to be looked at, is what the next one may be like.
    if (draft === null || editor.step.value.kind !== 'reviewing' || draft.action !== 'add') return;
    const form = presetFormOf(draft.form);
    if (saysSomething(form)) kept.remember(form);
  });
  return {
    form: () => (editor.draft.value?.action === 'add' ? <PresetChoice ctx={ctx} kept={kept} /> : null),
    comment: () => <CommentTools ctx={ctx} kept={kept} />,
    notice: () => {
      const shared = readPreset(presetIn(link.rest.value));
      if (shared === null) return isKept.value ? <Told /> : null;
      const leave = (): void => link.setRest(withoutPreset(link.rest.peek()), 'replace');
      return <Shared kept={kept} preset={shared} onLeave={leave} onKept={() => (isKept.value = true)} />;
    },
  };
}

function Told(): preact.JSX.Element {
  return (
    <Note tone="good">
      <p>{t('presets.kept')}</p>
    </Note>
  );
}

/** A link brought it: nothing is filled in or kept before a person says so. */
function Shared({
  kept,
  preset,
  onLeave,
  onKept,
}: {
  readonly kept: Kept;
  readonly preset: Preset;
  readonly onLeave: () => void;
  readonly onKept: () => void;
}): preact.JSX.Element {
  return (
    <Note tone="plain">
      <p>
        <Said
          message="presets.shared"
          with={{ name: <Foreign text={preset.name} />, what: <Foreign text={namesIn(preset.form).join(' · ')} /> }}
        />
      </p>
      <div class="row">
        <button type="button" class="button secondary" onClick={onLeave}>
          {t('presets.leave')}
        </button>
        <button
          type="button"
          class="button secondary"
          onClick={() => {
            kept.keep(preset);
            onKept();
            onLeave();
          }}
        >
          {t('presets.save')}
        </button>
      </div>
    </Note>
  );
}
