import { Menu, Text } from '@mantine/core'
import classes from './command-buttons.module.css'

type Props = { readonly label: string; readonly reason: string }

/** An entry of a menu that is not possible now, with the reason. */
export const RefusedEntry = ({ label, reason }: Props) => (
  <Menu.Item aria-disabled="true" closeMenuOnClick={false} className={classes.refused}>
    <Text span size="sm">
      {label}
    </Text>
    <Text size="xs" c="dimmed">
      {reason}
    </Text>
  </Menu.Item>
)
