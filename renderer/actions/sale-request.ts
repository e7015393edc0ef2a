import type { ConfirmInput, CreateOrderInput, OrderItemInput } from '#contract/orders.ts';
import type { Cents } from '#contract/money.ts';
import type { Cart } from '../store/cart.ts';
import type { CartLine } from '../store/cart-lines.ts';
import { cartSums, givenFor, wholePayment, type PaidPart } from '../store/cart-money.ts';

export type SaleRequest = { path: string; body: unknown };

const euros = (amount: Cents): number => amount / 100;

const itemOf = ({ foodId, quantity, notes, without, extra, surcharge }: CartLine): OrderItemInput => ({
  foodId,
  quantity,
  notes: notes || null,
  surcharge: euros(surcharge),
  ...(without.length > 0 ? { without: without.map(({ id }) => id) } : {}),
  ...(extra.length > 0 ? { extra: extra.map(({ id }) => id) } : {}),
});

const headOf = (cart: Cart) => ({
  table: cart.table.trim() || null,
  customer: cart.customer.trim() || null,
  orderType: cart.orderType,
});

type DiscountInput = Pick<ConfirmInput, 'discount' | 'discountPercent' | 'discountReason' | 'discountApproval'>;

const discountOf = ({ discount }: Cart): DiscountInput => {
  if (!discount) return { discount: 0 };
  const { approval } = discount;
  const why = {
    discountReason: discount.reason.trim() || null,
    ...(approval === undefined ? {} : { discountApproval: approval }),
  };
  return discount.kind === 'percent'
    ? { discount: 0, discountPercent: discount.value, ...why }
    : { discount: discount.value / 100, ...why };
};

const paymentOf = ({ kind, amount, tendered, reference }: PaidPart) => ({
  kind,
  amount: euros(amount),
  ...(tendered === null ? {} : { tendered: euros(tendered) }),
  ...(reference === '' ? {} : { reference }),
});

/** One way that pays everything is said by its name alone: a price that changed on its way to the hub must not stop the sale. */
const paymentsOf = (cart: Cart): Pick<ConfirmInput, 'paymentMethod' | 'payments' | 'tendered'> => {
  const parts = wholePayment(cart);
  if (cart.parts.length === 0 && cart.payment !== 'VOUCHER' && cart.reference.trim() === '') {
    const given = givenFor(cart);
    return { paymentMethod: cart.payment, ...(given === null ? {} : { tendered: euros(given) }) };
  }
  if (cartSums(cart).total === 0) return { paymentMethod: 'CASH' };
  return { paymentMethod: parts.some(({ kind }) => kind === 'CASH') ? 'CASH' : 'CARD', payments: parts.map(paymentOf) };
};

export const saleRequest = (cart: Cart, cashRegisterId: string): SaleRequest => {
  const orderItems = cart.lines.map(itemOf);
  const confirm: ConfirmInput = { ...paymentsOf(cart), cashRegisterId, ...discountOf(cart), ...headOf(cart) };
  if (cart.pending) return { path: `/v1/orders/${cart.pending.id}/confirm`, body: { ...confirm, orderItems } };
  const body: CreateOrderInput = { ...headOf(cart), orderItems, confirm };
  return { path: '/v1/orders', body };
};

/** The same without its payment: PENDING at the hub, where every till sees it. */
export const parkRequest = (cart: Cart): SaleRequest => {
  const body: CreateOrderInput = { ...headOf(cart), orderItems: cart.lines.map(itemOf) };
  return { path: '/v1/orders', body };
};
