"""The list of pages; served by ``streamlit run dashboard.py``."""

import streamlit as st

from scorecard.ui import navigate

navigate(
    [
        st.Page("pages/overview.py", title="Tổng quan", default=True),
        st.Page("pages/quarter_review.py", title="Rà soát quý", url_path="ra-soat-quy"),
        st.Page("pages/target.py", title="Chi tiết chỉ tiêu", url_path="chi-tieu"),
        st.Page("pages/retrospective.py", title="Tổng kết nhiệm kỳ", url_path="tong-ket"),
        st.Page("pages/compare.py", title="So sánh chi bộ", url_path="so-sanh"),
        st.Page("pages/resolutions.py", title="Nghị quyết", url_path="nghi-quyet"),
        st.Page("pages/entry.py", title="Nhập kết quả", url_path="nhap-ket-qua"),
        st.Page("pages/setting.py", title="Nhập nghị quyết", url_path="nhap-nghi-quyet"),
        st.Page("pages/load.py", title="Nạp số liệu", url_path="nap-so-lieu"),
        st.Page("pages/checks.py", title="Kiểm tra số liệu", url_path="kiem-tra"),
    ]
)
