/** Whether `npm start` opens a browser: where a person sits at a screen, and has not said no. */
export function mayOpen(
  wished: boolean,
  {
    env,
    platform,
    isTTY,
  }: { readonly env: Readonly<Record<string, string | undefined>>; readonly platform: string; readonly isTTY: boolean },
): boolean {
  if (!wished || !isTTY || (env['CI'] ?? '') !== '') return false;
  // On Linux a screen has a name; without one a browser can only complain.
  return platform !== 'linux' || (env['DISPLAY'] ?? env['WAYLAND_DISPLAY'] ?? '') !== '';
}
