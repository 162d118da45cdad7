import type { ReactNode } from 'react'
import classes from './tone-badge.module.css'

/** The colour of a state: nothing to do, under way, well, look at it, failed. */
export type Tone = 'quiet' | 'open' | 'good' | 'warn' | 'bad'

type Props = { readonly tone: Tone; readonly title?: string | undefined; readonly children: ReactNode }

/** A state in one word, shown whole. A plain element: long lists have one in each row. */
export const ToneBadge = ({ tone, title, children }: Props) => (
  <span className={`${classes.badge} ${classes[tone]}`} data-tone={tone} title={title}>
    {children}
  </span>
)
