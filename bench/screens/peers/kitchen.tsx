/** What a kitchen screen is when nobody thinks about it: one list of all tickets in one state, drawn anew at every change. */
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

type Item = { id: string; quantity: number; notes: string | null; food: { name: string } };
type Order = { id: number; ticketNumber: number; status: string; confirmedAt: string; orderItems: Item[] };

const readAll = async (): Promise<Order[]> => {
  const all: Order[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await fetch(`/v1/orders?status=CONFIRMED&include=items&limit=100&page=${page}`);
    const { data, pagination } = (await answer.json()) as { data: Order[]; pagination: { totalPages: number } };
    all.push(...data);
    if (page >= pagination.totalPages) return all.toSorted((a, b) => a.id - b.id);
  }
};

const bump = (id: number): void =>
  void fetch(`/v1/orders/${id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ status: 'COMPLETED' }),
  });

const Kitchen = () => {
  const [orders, setOrders] = useState<Order[]>([]);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    void readAll().then(setOrders);
    const source = new EventSource('/events/ticket');
    source.addEventListener('order-status-update', (event) => {
      const { id, status } = JSON.parse(String(event.data)) as { id: number; status: string };
      setOrders((all) => all.map((order) => (order.id === id ? { ...order, status } : order)));
    });
    const clock = setInterval(() => setNow(Date.now()), 500);
    return () => {
      source.close();
      clearInterval(clock);
    };
  }, []);
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, fontSize: 24 }}>
      {orders.map((order) => (
        <article key={order.id} data-testid={`ticket-${order.id}`} data-state={order.status} style={{ width: 300 }}>
          <header>
            {order.ticketNumber} {Math.floor((now - Date.parse(order.confirmedAt)) / 1000)} s
          </header>
          <ul>
            {order.orderItems.map((item) => (
              <li key={item.id}>
                {item.quantity}× {item.food.name} {item.notes}
              </li>
            ))}
          </ul>
          <button type="button" aria-label={`Ready: ticket ${order.ticketNumber}`} onClick={() => bump(order.id)}>
            {order.status}
          </button>
        </article>
      ))}
    </div>
  );
};

const root = document.getElementById('root');
if (root) createRoot(root).render(<Kitchen />);
