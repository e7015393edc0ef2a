import type { ComponentProps } from 'react';
import { cx } from './cx.ts';
import styles from './button.module.css';

type Props = ComponentProps<'button'> & {
  kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  /** `big`: 76 px, for what is pressed in a hurry; kds-field section 7 asks for 20 mm. */
  size?: 'normal' | 'big' | 'square';
};

export const Button = ({ kind = 'plain', size = 'normal', className, type = 'button', ...rest }: Props) => (
  <button type={type} className={cx(styles['button'], styles[kind], styles[size], className)} {...rest} />
);
