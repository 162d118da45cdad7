import { Paper, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './empty-state.module.css'

type Props = { readonly title: string; readonly hint?: string; readonly action?: ReactNode }

/** Stands where a list is empty: it says so, and what the first step is. */
export const EmptyState = ({ title, hint, action }: Props) => (
  <Paper withBorder p="xl">
    <Stack align="center" gap="xs">
      <svg className={classes.picture} width={96} height={72} viewBox="0 0 96 72" aria-hidden="true">
        <path d="M18 20v34c11-4.5 22-3 30 5 8-8 19-9.5 30-5V20M48 27v32" />
        <path
          className={classes.pale}
          d="M27 32c4-.8 8-.4 12 1.5M27 40c4-.8 8-.4 12 1.5M57 33.5c4-1.9 8-2.3 12-1.5"
        />
        <circle className={classes.contact} cx="18" cy="15" r="4.5" />
        <circle className={classes.contact} cx="78" cy="15" r="4.5" />
      </svg>
      <Text fw={600} ta="center">
        {title}
      </Text>
      {hint !== undefined && (
        <Text size="sm" c="dimmed" ta="center" maw={520}>
          {hint}
        </Text>
      )}
      {action}
    </Stack>
  </Paper>
)
