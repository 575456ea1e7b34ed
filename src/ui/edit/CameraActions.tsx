import { t } from '../../i18n/index.ts';
import type { Camera } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import { useAppState } from '../context.ts';
import { FeatureButtons } from '../parts/FeatureButtons.tsx';
import { MoreMenu } from '../parts/MoreMenu.tsx';
import { ReadOnlyWhy } from '../parts/ReadOnlyWhy.tsx';
import { AccountWarnings } from './AccountWarnings.tsx';
import { OpenProblemNote } from './OpenProblemNote.tsx';

const WHY = 'camera-actions-why';

/** What one can do about a camera. Where it can't be changed from here, the words say why and the buttons stay to be seen. */
export function CameraActions({ camera }: { readonly camera: Camera }): preact.JSX.Element {
  const { editor, account, server } = useAppState();
  const key = keyOf(camera);
  const readOnly = account.state.value.kind === 'unavailable';
  const fixed = camera.type !== 'node' || readOnly;
  const describedBy = fixed ? WHY : undefined;
  const button = (name: string, kind: string, onClick: () => unknown): preact.JSX.Element => (
    <button type="button" class={kind} disabled={fixed} aria-describedby={describedBy} onClick={onClick}>
      {name}
    </button>
  );
  return (
    <>
      {/* Not among the buttons, which stay in sight: there, many of them would cover the camera. */}
      {fixed ? null : <AccountWarnings />}
      <div class="camera-actions" role="group" aria-label={t('edit.actions')}>
        <OpenProblemNote cameraKey={key} />
        {fixed ? (
          <p id={WHY} class="muted">
            {camera.type === 'node' ? (
              <ReadOnlyWhy otherwise={t('edit.readOnly', { server: t(`server.${server.server.value.id}`) })} />
            ) : (
              t('camera.notEditable', { type: t(`camera.type.${camera.type}`) })
            )}
          </p>
        ) : null}
        <div class="row">
          {button(t('edit.edit'), 'button primary', () => void editor.edit(key))}
          {button(t('edit.confirm'), 'button secondary', () => void editor.confirm(key))}
          <MoreMenu label={t('edit.more')}>
            {button(t('edit.remove'), 'menu-item', () => void editor.remove(key))}
            <FeatureButtons at="reader" subject={key} class="menu-item" />
          </MoreMenu>
        </div>
      </div>
    </>
  );
}
