import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './facts.module.css'

type Props = { readonly facts: readonly (readonly [name: string, value: ReactNode])[] }

const isEmpty = (value: ReactNode): boolean => value === undefined || value === null || value === ''

/** Names and values below one another; what has no value is left out. */
export const Facts = ({ facts }: Props) => (
  <dl className={classes.facts}>
    {facts
      .filter(([, value]) => !isEmpty(value))
      .map(([name, value]) => (
        <div key={name} className={classes.fact}>
          <Text component="dt" size="sm" c="dimmed">
            {name}
          </Text>
          <Text component="dd" size="sm" m={0} className={classes.value}>
            {value}
          </Text>
        </div>
      ))}
  </dl>
)
