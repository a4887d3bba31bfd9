"""A small Đảng bộ with a target of every measure, and some reports of early 2023."""

ORGANISATIONS = """
    id,name,short_name,kind,parent_id
    db,Đảng bộ xã,ĐB xã,dang_bo,
    cb1,Chi bộ trường Ánh Sao,CB Ánh Sao,chi_bo,db
    cb2,Chi bộ trường Ánh Sao,CB Ánh Sao,chi_bo,db
"""
TERMS = """
    id,organisation_id,start_date,end_date
    nk,cb1,2022-01-01,2024-12-31
    nk2,cb2,2022-01-01,2024-12-31
"""
RESOLUTIONS = """
    id,organisation_id,kind,term_id,year,adopted_on,title
    nq,cb1,congress,nk,,2022-01-02,Nghị quyết đại hội
    nq23,cb1,year,,2023,2023-01-05,Nghị quyết năm 2023
    nq2,cb2,congress,nk2,,2022-01-02,Nghị quyết đại hội
"""
INDICATORS = """
    id,name,unit,measure,scale_id,can_be_negative
    flow,Học viên,học viên,flow,,
    money,Doanh thu,tỷ đồng,flow,,
    saldo,Chênh lệch thu chi,triệu đồng,flow,,có
    stock,Trường đạt chuẩn,trường,stock,,
    ratio,Được cấp chứng chỉ,%,ratio,,
    rating,Xếp loại,bậc,rating,xep_loai,
    flag,Giữ danh hiệu,có/không,flag,,
    school,Bồi dưỡng giáo viên,lượt,flow,,
"""
TARGETS = """
    id,resolution_id,ordinal,title,indicator_id,comparator,value,upper,level,cadence,year_basis
    t-flow,nq,1,Chiêu sinh,flow,>=,300,,,each_year,calendar
    t-money,nq,2,Doanh thu,money,between,"2,0","2,5",,each_year,financial
    t-saldo,nq,3,Thu chi cân đối,saldo,>=,0,,,each_year,financial
    t-stock,nq,4,Trường đạt chuẩn,stock,>=,5,,,term_end,calendar
    t-ratio,nq,5,Học viên được cấp chứng chỉ,ratio,>=,80,,,each_year,calendar
    t-rating,nq,6,Xếp loại,rating,>=,,,tot,each_year,calendar
    t-flag,nq,7,Giữ danh hiệu,flag,=,có,,,each_year,calendar
    t-school,nq,8,Bồi dưỡng giáo viên,school,>=,10,,,each_year,school
    t-flow-23,nq23,1,Chiêu sinh năm 2023,flow,>=,310,,,each_year,calendar
    t2-flow,nq2,1,Chiêu sinh,flow,>=,100,,,each_year,calendar
"""
ACTUALS = """
    organisation_id,indicator_id,period,value,numerator,denominator,level,recorded_on
    cb1,flow,2023-Q1,80,,,,2023-04-05
    cb1,flow,2023-Q2,1068,,,,2023-07-05
    cb1,money,2023-Q1,"0,52",,,,2023-04-05
    cb1,ratio,2023-Q1,,8,10,,2023-04-05
    cb1,ratio,2023-Q2,,9,10,,2023-07-05
    cb1,rating,2023-Q2,,,,tot,2023-07-05
    cb1,flag,2023-Q2,có,,,,2023-07-05
    cb1,stock,2022,3,,,,2023-01-05
    cb1,stock,2023-Q3,4,,,,2023-10-05
"""
UNIT = {
    "organisations": ORGANISATIONS,
    "terms": TERMS,
    "resolutions": RESOLUTIONS,
    "indicators": INDICATORS,
    "targets": TARGETS,
    "actuals": ACTUALS,
}
