/* What Streamlit leaves to the browser: the page's language, links that do not load the whole
   application anew, and the few words of its frame that are English.

   Links work without it too: they are plain addresses. */
const WORDS = {
  "Skip to main content": "Tới nội dung chính",
  "Open sidebar": "Mở trình đơn",
  "Close sidebar": "Đóng trình đơn",
  "Expand sidebar": "Mở trình đơn",
  "Collapse sidebar": "Đóng trình đơn",
  "Main menu": "Trình đơn",
  "Close": "Đóng",
  "Dismiss": "Đóng",
  "Sidebar": "Thanh bên",
  "Choose date": "Chọn ngày",
  "Clear": "Xóa",
  "Clear value": "Xóa lựa chọn",
  "Clear all": "Xóa tất cả",
  "Open": "Mở",
  "No results": "Không tìm thấy",
  "No options to select.": "Không có lựa chọn nào",
  "No options to select": "Không có lựa chọn nào",
  "Connecting": "Đang kết nối",
  "Connecting...": "Đang kết nối…",
  "Connection error": "Mất kết nối",
  "Page not found": "Không có trang này",
  "Fullscreen": "Toàn màn hình",
  "Close fullscreen": "Thoát toàn màn hình",
  "Exit fullscreen": "Thoát toàn màn hình",
  "Choose an option": "Chọn…",
  "Calendar": "Lịch",
  "Previous month": "Tháng trước",
  "Next month": "Tháng sau",
  "Running...": "Đang chạy…",
  "Copy to clipboard": "Sao chép",
  "Copied": "Đã sao chép",
  "Select all": "Chọn tất cả",
  "Download": "Tải về",
  "Upload": "Chọn tệp",
  "Add files": "Thêm tệp",
  "Drag and drop a file here": "Thả tệp vào đây",
  "Drag and drop files here": "Thả tệp vào đây",
}
const SENTENCES = [
  [/^(\d+) options? available\.?$/, "$1 lựa chọn."],
  [/^option (.*), selected\.?$/, "Đã chọn $1."],
  [/^Select (\d+) matches$/, "Chọn $1 dòng tìm được"],
  [/^Selected (.*)\. (.*)$/, "Đã chọn $1."],
  [/^The page that you have requested does not seem to exist.*$/,
   "Địa chỉ vừa mở không phải một trang của bảng theo dõi. Đã mở trang Tổng quan."],
  [/^You have requested page .*$/,
   "Địa chỉ vừa mở không phải một trang của bảng theo dõi. Đã mở trang Tổng quan."],
  [/^day, (.*)$/, "ngày, $1"],
  [/^Choose date, (.*)$/, "Chọn ngày, $1"],
  [/^month, (.*)$/, "tháng, $1"],
  [/^year, (.*)$/, "năm, $1"],
  [/^This app has encountered an error.*$/s,
   "Trang này gặp lỗi của chương trình. Số liệu không bị ảnh hưởng; hãy tải lại trang."],
  [/^Remove (.*)$/s, "Bỏ $1"],
  [/^Press Enter to .*$/, "Nhấn Enter để áp dụng"],
  [/^(?:Limit )?(\d+(?:\.\d+)?) ?([KMG]B) per file.*$/, "Mỗi tệp tối đa $1 $2"],
  [/^File must be (\d+(?:\.\d+)?) ?([KMG]B) or smaller\.?$/,
   "Tệp lớn hơn $1 $2 nên chưa nhận; chia nhỏ, hoặc nạp bằng lệnh python -m etl load"],
  [/^Add: (.*)$/s, "Tìm “$1” trong mọi tổ chức"],
]
const LABELS = ["aria-label", "title", "placeholder", "alt"]

function inVietnamese(text) {
  const known = WORDS[text.trim()]
  if (known !== undefined) return known
  for (const [pattern, words] of SENTENCES) {
    if (pattern.test(text.trim())) return text.trim().replace(pattern, words)
  }
  return null
}

/* What st.html draws is the product's own and Vietnamese already, or a reader's: it is left alone. */
const isOurs = (element) => element?.closest('[data-testid="stHtml"]')

function translateText(node) {
  const words = isOurs(node.parentElement) ? null : inVietnamese(node.nodeValue)
  if (words !== null && words !== node.nodeValue) node.nodeValue = words
}

function translateLabels(element) {
  for (const label of LABELS) {
    const text = element.getAttribute(label)
    const words = text && inVietnamese(text)
    if (words && words !== text) element.setAttribute(label, words)
  }
}

function translate(root) {
  if (root.nodeType === Node.TEXT_NODE) translateText(root)
  if (root.nodeType !== Node.ELEMENT_NODE || isOurs(root)) return
  translateLabels(root)
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
    acceptNode: (node) =>
      node.dataset?.testid === "stHtml" ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  })
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (node.nodeType === Node.TEXT_NODE) translateText(node)
    else translateLabels(node)
  }
}

const last = (path) => path.replace(/\/+$/, "").split("/").pop()
const pages = () =>
  [...document.querySelectorAll(".sc-menu a")].map((link) => last(new URL(link.href).pathname))

/* Pictures that scorecard/ui/html.py carries past the cleaning of st.html. */
function place(drawing) {
  const bytes = Uint8Array.from(atob(drawing.dataset.drawing), (c) => c.charCodeAt(0))
  const template = document.createElement("template")
  template.innerHTML = new TextDecoder().decode(bytes)
  const elements = [...template.content.querySelectorAll("*")]
  const isPicture = elements.every((element) =>
    !/^(script|foreignObject|iframe|object|embed|a)$/i.test(element.localName) &&
    [...element.attributes].every(({ name }) => !/^on|href$/i.test(name)))
  if (isPicture) drawing.replaceChildren(template.content)
  drawing.removeAttribute("data-drawing")
}

function placeAll(root) {
  if (root.nodeType !== Node.ELEMENT_NODE) return
  if (root.matches("[data-drawing]")) place(root)
  root.querySelectorAll("[data-drawing]").forEach(place)
}

/* A deep link that reaches a server before anybody else did is answered twice: first that the page
   is not found, then with the page. The first answer is wrong, so it is put away. */
function putAwayFalseAlarm() {
  const opened = performance.getEntriesByType("navigation")[0]
  if (!opened || !pages().includes(last(new URL(opened.name).pathname))) return
  for (const dialog of document.querySelectorAll('[role="dialog"]')) {
    if (/Page not found|Không có trang này/.test(dialog.textContent)) {
      dialog.querySelector("button")?.click()
    }
  }
}

function follow(event) {
  const link = event.target.closest?.("a[href]")
  if (!link || event.defaultPrevented || event.button !== 0) return
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  if (link.target || link.hasAttribute("download")) return
  const to = new URL(link.href)
  if (to.origin !== location.origin || to.hash || !pages().includes(last(to.pathname))) return
  event.preventDefault()
  if (to.href !== location.href) {
    history.pushState({}, "", to)
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }))
  }
  document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0)
}

function settle() {
  document.documentElement.lang = "vi"
  putAwayFalseAlarm()
}

function begin() {
  if (window.scorecardShell) return
  window.scorecardShell = true
  document.addEventListener("click", follow)
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") {
        change.addedNodes.forEach(translate)
        change.addedNodes.forEach(placeAll)
      }
      else if (change.type === "attributes") translateLabels(change.target)
      else translateText(change.target)
    }
    putAwayFalseAlarm()
  }).observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: LABELS,
  })
  translate(document.body)
  placeAll(document.body)
}

begin()
settle()
