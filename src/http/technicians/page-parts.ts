import { html } from 'hono/html'
import type { Html } from '../pages/page.ts'

/** Returns an instant to the minute, as these pages show it. */
export const minuteOf = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`

/** Returns a button that sends an action. */
export const button = (action: string, label: string, second = false): Html =>
  html`<form method="post" class="actions"><input type="hidden" name="action" value="${action}"><button class="${second ? 'second' : ''}">${label}</button></form>`

/** Returns a field for a line of text; it shows an example while it is empty. */
export const field = (name: string, label: string, value: string, example = ''): Html =>
  html`<div class="field"><label for="${name}">${label}</label><input id="${name}" name="${name}" value="${value}" placeholder="${example}"></div>`

/** Returns a field for one of several values. */
export const choice = (
  name: string,
  label: string,
  options: readonly { readonly each: string; readonly name: string }[],
  chosen: string | undefined,
): Html =>
  html`<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}">${options.map(
    ({ each, name: text }) =>
      html`<option value="${each}"${each === chosen ? ' selected' : ''}>${text}</option>`,
  )}</select></div>`
