// Sets the remembered theme before the first paint. Storage may be forbidden; then the system's theme stands.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // The system's theme.
}
