/**
 * The rooms of the state: what map/ and ui/ may read (signals) and do (methods). Nobody else sets a signal.
 * `createState` in state.ts builds them; tests build them with stand-ins for the doors.
 */
export type { View, Wish, ViewRoom } from './types/map.ts';
export type { DataRoom, Selected, SelectionRoom } from './types/data.ts';
export type { AccountState, AccountRoom } from './types/account.ts';
export type { FieldProblem, FieldName } from './types/fields.ts';
export type { ServerRoom, Units, SettingsRoom } from './types/setup.ts';
export type { AppState } from './types/app.ts';
export type { Editor } from './edit/editor.ts';
export type { EditorStep, QueueState, Side } from './edit/step.ts';
export type { UploadRecord } from './edit/uploadRecord.ts';
