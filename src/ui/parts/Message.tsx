import type { ComponentChildren } from 'preact';
import type { FailureMessage } from '../../i18n/failureMessage.ts';
import { Icon } from './icons.tsx';
import { Foreign } from './text.tsx';

export type Tone = 'good' | 'warn' | 'bad' | 'plain';

/** Words in a box with a tone, and what one can do about it. */
export function Note({
  tone,
  title,
  children,
}: {
  readonly tone: Tone;
  readonly title?: string;
  readonly children: ComponentChildren;
}): preact.JSX.Element {
  return (
    <div class={`note ${tone}`}>
      <Icon name={tone === 'good' ? 'check' : tone === 'plain' ? 'info' : 'warn'} />
      <div class="note-body">
        {title === undefined ? null : <p class="note-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}

/** The three sentences of a failure, and what the server said where it said something. */
export function FailureWords({
  message,
  said,
}: {
  readonly message: FailureMessage;
  readonly said?: string | undefined;
}): preact.JSX.Element {
  return (
    <>
      <p>
        {message.happened} {message.means} {message.next}
      </p>
      {said === undefined ? null : (
        <p class="said">
          <Foreign text={said} />
        </p>
      )}
    </>
  );
}
