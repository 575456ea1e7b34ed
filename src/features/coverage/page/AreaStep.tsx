import type { ComponentChildren } from 'preact';
import { t } from '../../../i18n/index.ts';
import { Foreign } from '../../../ui/parts/text.tsx';
import type { ChosenArea, CoverageState } from './coverageState.ts';
import { FileButton } from '../../../ui/parts/FileButton.tsx';

/** Where: what the map shows, a town or county at its middle, or the border of a file. */
export function AreaStep({ state }: { readonly state: CoverageState }): preact.JSX.Element {
  const area = state.area.value;
  const around = state.around.value;
  return (
    <section>
      <h3>{t('coverage.area')}</h3>
      {area === null ? null : <p>{areaWords(area)}</p>}
      <div class="coverage-actions">
        <button type="button" class="button secondary" onClick={() => state.takeView()}>
          {t('coverage.area.useView')}
        </button>
        <button type="button" class="button secondary" onClick={() => void state.findAreas()}>
          {t('coverage.area.find')}
        </button>
        <button type="button" class="button secondary" onClick={() => void state.drawArea()}>
          {t('coverage.area.draw')}
        </button>
        <FileButton
          label={t('coverage.area.file')}
          accept=".geojson,.json,application/geo+json"
          onFile={(file) => void state.openArea(file)}
        />
      </div>
      {around === null ? null : around.length === 0 ? (
        <p>{t('coverage.area.noneFound')}</p>
      ) : (
        <ul class="coverage-around">
          {around.map((found) => (
            <li key={found.id}>
              <button type="button" class="button secondary" onClick={() => void state.takeArea(found)}>
                <Foreign text={found.name} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function areaWords({ name, isDrawn }: ChosenArea): ComponentChildren {
  if (name !== null) return <Foreign text={name} />;
  return isDrawn === true ? t('coverage.area.drawn') : t('coverage.area.view');
}
