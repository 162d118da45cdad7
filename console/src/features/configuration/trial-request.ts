import type { components } from '@lendwire/client'

type Schemas = components['schemas']

/** The result of trying a list of rules with a request: of rota rules a rota, of sending rules a decision. */
export type RuleExplanation = Pick<Schemas['RotaExplanation'], 'rules'> &
  Partial<Pick<Schemas['RotaExplanation'], 'rota' | 'leftOut'>> & {
    readonly decision?: Schemas['SendingDecision'] | null
  }
export type RuleVerdict = RuleExplanation['rules'][number]

/** The values of the form of a trial. */
export const emptyTrial = {
  about: 'made_up' as 'made_up' | 'number',
  number: '',
  library: '',
  service: 'loan',
  title: '',
  identifier: '',
  format: '',
  publicationType: '',
  patronGroup: '',
  language: '',
  neededBy: '',
}
export type Trial = typeof emptyTrial

/** Reads an identifier as people write it: `ISBN 978…`. Without a name it is an ISBN. */
export const readIdentifier = (
  text: string,
): readonly { readonly type: string; readonly value: string }[] => {
  const [first = '', ...others] = text.trim().split(/[\s:]+/)
  if (first === '') return []
  return others.length === 0
    ? [{ type: 'ISBN', value: first }]
    : [{ type: first.toUpperCase(), value: others.join(' ') }]
}

const set = (name: string, value: string): Readonly<Record<string, string>> =>
  value.trim() === '' ? {} : { [name]: value.trim() }

/** Returns the body of the call that explains. */
export const trialBody = (trial: Trial): Readonly<Record<string, unknown>> => {
  if (trial.about === 'number') return { number: trial.number.trim() }
  const identifiers = readIdentifier(trial.identifier)
  const group = set('group', trial.patronGroup)
  return {
    library: trial.library,
    request: {
      citation: {
        title: trial.title.trim() === '' ? '–' : trial.title.trim(),
        ...set('publicationType', trial.publicationType),
        ...set('language', trial.language),
        ...(identifiers.length === 0 ? {} : { identifiers }),
      },
      service: {
        type: trial.service,
        ...set('format', trial.format),
        ...set('neededBy', trial.neededBy),
      },
      ...('group' in group ? { patron: { id: 'trial', ...group } } : {}),
    },
  }
}
