import { Badge } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './tone-badge.module.css'

/** The colour of a state: nothing to do, under way, well, look at it, failed. */
export type Tone = 'quiet' | 'open' | 'good' | 'warn' | 'bad'

type Props = { readonly tone: Tone; readonly title?: string | undefined; readonly children: ReactNode }

/** A state in one word, shown whole. */
export const ToneBadge = ({ tone, title, children }: Props) => (
  <Badge className={classes[tone] ?? ''} variant="default" radius="sm" tt="none" fw={600} title={title}>
    {children}
  </Badge>
)
