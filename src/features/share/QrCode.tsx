import { encode } from 'uqr';
import { t } from '../../i18n/index.ts';

/** What still can be read off a screen by a phone. */
const MOST = 800;

/** A text as a QR code, black on white in every scheme: cameras expect that. */
export function QrCode({ text }: { readonly text: string }): preact.JSX.Element {
  if (text.length > MOST) return <p>{t('share.qr.long')}</p>;
  const { data, size } = encode(text, { border: 4, ecc: 'M' });
  const path = data.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('share.qr')} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
