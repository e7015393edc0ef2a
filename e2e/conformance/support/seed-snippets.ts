/**
 * The client examples of the two customers' seeds, word for word; only what a deployment fills in (address, environment,
 * token) is put in by those who run them. The React ones run on the few lines of React they use.
 */

/** seed-campusbite-notifications, "JavaScript (Browser)", up to the clean-up. */
export const campusbiteBrowser = `
// Get your access token from localStorage or your auth state
const accessToken = localStorage.getItem('accessToken');

// Create EventSource connection
const eventSource = new EventSource(
  \`https://api.campusbite.com/api/notifications/subscribe?token=\${accessToken}\`
);

// Handle connection opened
eventSource.addEventListener('open', () => {
  console.log('SSE connection established');
});

// Handle incoming messages
eventSource.addEventListener('message', (event) => {
  const notification = JSON.parse(event.data);
  console.log('Notification received:', notification);
  
  if (notification.type === 'order_update') {
    // Update UI with order status change
    updateOrderStatus(notification.data);
    
    // Show notification to user
    showNotification(notification.title, notification.message);
    
    // If order is ready, display OTP
    if (notification.data.status === 'ready' && notification.data.otp) {
      displayOtp(notification.data.otp);
    }
  }
});

// Handle errors
eventSource.addEventListener('error', (error) => {
  console.error('SSE error:', error);
  
  // EventSource will automatically try to reconnect
  // Close if you want to stop reconnection attempts
  // eventSource.close();
});

// Close connection when user logs out or navigates away
function cleanup() {
  eventSource.close();
}
`;

/** seed-campusbite-notifications, "React example", without its import line. */
export const campusbiteHook = `
function useNotifications(accessToken) {
  const [notifications, setNotifications] = useState([]);
  const [connected, setConnected] = useState(false);

  useEffect(() => {
    if (!accessToken) return;

    const eventSource = new EventSource(
      \`\${import.meta.env.VITE_API_URL}/api/notifications/subscribe?token=\${accessToken}\`
    );

    eventSource.addEventListener('open', () => {
      setConnected(true);
    });

    eventSource.addEventListener('message', (event) => {
      const notification = JSON.parse(event.data);
      setNotifications((prev) => [notification, ...prev]);
    });

    eventSource.addEventListener('error', () => {
      setConnected(false);
    });

    return () => {
      eventSource.close();
    };
  }, [accessToken]);

  return { notifications, connected };
}
`;

/** seed-orders-stream, "Connecting to SSE (React)", without its import line. */
export const ordersEffect = `
const API_BASE_URL = import.meta.env.VITE_API_BASE_URL;

useEffect(() => {
  const token = Cookies.get("auth_token");
  if (!token) return;

  const url = \`\${API_BASE_URL}/orders/stream?token=\${encodeURIComponent(token)}\`;
  const es = new EventSource(url);

  // Listen for order status updates
  es.addEventListener("order_status_update", (event) => {
    const data = JSON.parse(event.data);
    // data.order_id, data.order_code, data.order_status

    // Update local state (no page refresh!)
    setOrders((prev) =>
      prev.map((o) =>
        o.id === data.order_id ? { ...o, order_status: data.order_status } : o,
      ),
    );

    // Show toast notification
    toast.info(\`\${data.order_code} — \${data.order_status}\`);
  });

  // Auto-reconnect is built into EventSource
  es.onerror = () =>
    console.warn("SSE connection error, will auto-reconnect...");

  // Cleanup on unmount
  return () => es.close();
}, [isAuthenticated]);
`;

/** Puts in what a deployment fills in. */
export const deployed = (snippet: string, base: string): string =>
  snippet
    .replaceAll('https://api.campusbite.com', base)
    .replaceAll('import.meta.env.VITE_API_URL', JSON.stringify(base))
    .replaceAll('import.meta.env.VITE_API_BASE_URL', JSON.stringify(`${base}/api`));

/** The part of React the hooks above stand on: state in an array, effects run once, one component. */
export const littleReact = `
const cells = [];
let cursor = 0;
const cleanups = [];
const useState = (initial) => {
  const at = cursor++;
  if (!(at in cells)) cells[at] = initial;
  return [cells[at], (next) => { cells[at] = typeof next === 'function' ? next(cells[at]) : next; changed(); }];
};
const useEffect = (effect) => {
  const at = cursor++;
  if (at in cells) return;
  cells[at] = true;
  const cleanup = effect();
  if (cleanup) cleanups.push(cleanup);
};
const render = (component) => { cursor = 0; return component(); };
`;

/** seed-smart-cart, "Establishing SSE Connection". */
export const cartScreen = `
// Connect to SSE endpoint
const cartId = "cart_123";
const eventSource = new EventSource(\`/sse/\${cartId}\`);
// Handle incoming messages
eventSource.onmessage = function(event) {
const data = JSON.parse(event.data);
switch(data.type || data.event_type) {
case 'connection':
console.log('Connected to cart:', data.message);
break;
case 'session-started':
// Store session details
localStorage.setItem('session_id', data.session_id);
localStorage.setItem('auth_token', data.token);
// Navigate to shopping interface
navigateToShopping();
break;
case 'checkout-completed':
// Show receipt or success page
showReceipt(data);
break;
}
};
// Handle connection errors
eventSource.onerror = function(event) {
console.error('SSE connection error:', event);
};
`;

/** seed-smart-cart, "QR Code Scanning Integration". */
export const cartPhone = `
// After scanning QR code
async function processQRScan(qrToken) {
try {
const response = await fetch('/customer-session/scan-qr', {
method: 'POST',
headers: {
'Content-Type': 'application/json',
'Authorization': \`Bearer \${userToken}\`
},
body: JSON.stringify({ token: qrToken })
});
// Session creation response
const sessionData = await response.json();
// SSE will automatically receive session-started event
// No need to manually handle - SSE listener will trigger
} catch (error) {
console.error('QR scan failed:', error);
}
}
`;
